package org.petstore.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.petstore.platform.Settings;

/**
 * A secret that a receiver shares, and the two signatures made with it: as the guide's receivers check it, with the
 * secret's text as key, and as Standard Webhooks 1.0.0 has it, with the key that the text stands for. Both are
 * HMAC-SHA256 (RFC 2104).
 */
final class WebhookSecret {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec textKey;
    private final SecretKeySpec standardKey;

    /**
     * Takes over a secret.
     *
     * @param text any, or {@code whsec_} and the key in base64 (RFC 4648, section 4)
     * @throws IllegalArgumentException if it is empty, or what follows {@code whsec_} is empty or no base64
     */
    WebhookSecret(String text) {
        textKey = new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        standardKey = text.startsWith(Settings.BASE64_SECRET)
                ? new SecretKeySpec(
                        Base64.getDecoder().decode(text.substring(Settings.BASE64_SECRET.length())), ALGORITHM)
                : textKey;
    }

    /** The guide's signature: lower-case hex. */
    String guideSignature(byte[] body) {
        return HexFormat.of().formatHex(sign(textKey, body));
    }

    /** That of Standard Webhooks, with its version. */
    String standardSignature(byte[] idAndTimestamp, byte[] body) {
        return "v1," + Base64.getEncoder().encodeToString(sign(standardKey, idAndTimestamp, body));
    }

    private static byte[] sign(SecretKeySpec key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
