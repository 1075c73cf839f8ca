package org.petstore.webhooks;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.petstore.platform.Settings;
import org.petstore.platform.SigningKey;

/**
 * Signs what is sent: with the secret of the subscriber whose origin the URL has, else with the server's, and with the
 * server's ed25519 key if it has one.
 */
@Dependent
class WebhookSigner {

    private final SigningSecrets serverSecrets;
    private final Function<Origin, Optional<SigningSecrets>> subscribers;
    private final Optional<SigningKey> signingKey;

    @Inject
    WebhookSigner(Settings settings, SubscriberService subscribers) {
        this(settings.webhookSecret(), subscribers::secretsOf, settings.webhookSigningKey());
    }

    /** One that knows no subscribers and has no ed25519 key. */
    WebhookSigner(String serverSecret) {
        this(serverSecret, origin -> Optional.empty(), Optional.empty());
    }

    /**
     * A signer.
     *
     * @param serverSecret as {@link WebhookSecret} takes it
     * @param subscribers the secrets of those who have their own; asked for each message
     */
    WebhookSigner(
            String serverSecret,
            Function<Origin, Optional<SigningSecrets>> subscribers,
            Optional<SigningKey> signingKey) {
        this.serverSecrets = new SigningSecrets(new WebhookSecret(serverSecret), Optional.empty());
        this.subscribers = subscribers;
        this.signingKey = signingKey;
    }

    /**
     * The headers that go with a body. May ask the database for the secret.
     *
     * @param url where it is sent to, as {@link CallbackPolicy} let it pass
     * @param deliveryId the same in each attempt, so that receivers can drop doubles
     * @param attemptAt receivers refuse one that lies too far from their own time
     */
    Map<String, String> headers(URI url, UUID deliveryId, Instant attemptAt, byte[] body) {
        SigningSecrets secrets = subscribers.apply(Origin.of(url)).orElse(serverSecrets);
        Optional<WebhookSecret> previous = secrets.previousAt(attemptAt);
        String id = "msg_" + deliveryId;
        String timestamp = Long.toString(attemptAt.getEpochSecond());
        byte[] prefix = "%s.%s.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8);

        // The new one first: receivers that look at one signature only are to find that
        StringBuilder signatures = new StringBuilder(secrets.current().standardSignature(prefix, body));
        previous.ifPresent(secret -> signatures.append(' ').append(secret.standardSignature(prefix, body)));
        signingKey.ifPresent(key -> signatures.append(" v1a,").append(base64(key.sign(prefix, body))));

        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Webhook-Signature", secrets.current().guideSignature(body));
        previous.ifPresent(secret -> headers.put("X-Webhook-Signature-Previous", secret.guideSignature(body)));
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature", signatures.toString());
        return headers;
    }

    private static String base64(byte[] signature) {
        return Base64.getEncoder().encodeToString(signature);
    }
}
