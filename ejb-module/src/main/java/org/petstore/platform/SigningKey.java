package org.petstore.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * An ed25519 key pair (RFC 8032) in the form of Standard Webhooks 1.0.0: {@code whsk_} and, in base64, the 32 bytes of the
 * private key and the 32 bytes of the public key.
 */
public record SigningKey(PrivateKey privateKey, PublicKey publicKey) {

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE_PREFIX = "whsk_";
    private static final String PUBLIC_PREFIX = "whpk_";
    private static final int LENGTH = 32;

    /** What stands before the 32 bytes in X.509 (RFC 8410, section 4). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    /**
     * Reads a key pair.
     *
     * @return empty if the text has another form, or the public key is not that of the private one
     */
    static Optional<SigningKey> parse(String text) {
        if (!text.startsWith(PRIVATE_PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] pair = Base64.getDecoder().decode(text.substring(PRIVATE_PREFIX.length()));
            return pair.length == 2 * LENGTH ? Optional.of(of(pair)).filter(SigningKey::isPair) : Optional.empty();
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static SigningKey of(byte[] pair) throws GeneralSecurityException {
        byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + LENGTH);
        System.arraycopy(pair, LENGTH, x509, X509_HEAD.length, LENGTH);
        KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
        return new SigningKey(
                keys.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(pair, LENGTH))),
                keys.generatePublic(new X509EncodedKeySpec(x509)));
    }

    private boolean isPair() {
        byte[] anything = PUBLIC_PREFIX.getBytes(StandardCharsets.US_ASCII);
        try {
            Signature verification = Signature.getInstance(ALGORITHM);
            verification.initVerify(publicKey);
            verification.update(anything);
            return verification.verify(sign(anything));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The signature of the parts as one message, 64 bytes. */
    public byte[] sign(byte[]... parts) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform since 15 has " + ALGORITHM, e);
        }
    }

    /** What everybody may know, and receivers need: {@code whpk_} and the public key in base64. */
    public String publicText() {
        byte[] x509 = publicKey.getEncoded();
        return PUBLIC_PREFIX
                + Base64.getEncoder().encodeToString(Arrays.copyOfRange(x509, X509_HEAD.length, x509.length));
    }

    /** Never tells the private key. */
    @Override
    public String toString() {
        return publicText();
    }
}
