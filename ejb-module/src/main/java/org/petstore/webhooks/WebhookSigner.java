package org.petstore.webhooks;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.petstore.platform.Settings;

/**
 * Signs what is sent, twice: as the guide's receivers check it, with the secret's text as key, and as Standard Webhooks
 * 1.0.0 has it, with the key that the text stands for. Both are HMAC-SHA256 (RFC 2104).
 */
@Dependent
class WebhookSigner {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec textKey;
    private final SecretKeySpec standardKey;

    @Inject
    WebhookSigner(Settings settings) {
        this(settings.webhookSecret());
    }

    /**
     * A signer with one secret.
     *
     * @param secret any text, or {@code whsec_} and the key in base64 (RFC 4648, section 4)
     * @throws IllegalArgumentException if it is empty, or what follows {@code whsec_} is empty or no base64
     */
    WebhookSigner(String secret) {
        byte[] text = secret.getBytes(StandardCharsets.UTF_8);
        textKey = new SecretKeySpec(text, ALGORITHM);
        standardKey = secret.startsWith(Settings.BASE64_SECRET)
                ? new SecretKeySpec(
                        Base64.getDecoder().decode(secret.substring(Settings.BASE64_SECRET.length())), ALGORITHM)
                : textKey;
    }

    /**
     * The headers that go with a body.
     *
     * @param deliveryId the same in each attempt, so that receivers can drop doubles
     * @param attemptAt receivers refuse one that lies too far from their own time
     */
    Map<String, String> headers(UUID deliveryId, Instant attemptAt, byte[] body) {
        String id = "msg_" + deliveryId;
        String timestamp = Long.toString(attemptAt.getEpochSecond());
        byte[] prefix = "%s.%s.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "X-Webhook-Signature",
                HexFormat.of().formatHex(sign(textKey, body)),
                "webhook-id",
                id,
                "webhook-timestamp",
                timestamp,
                "webhook-signature",
                "v1," + Base64.getEncoder().encodeToString(sign(standardKey, prefix, body)));
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
