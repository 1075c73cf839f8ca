package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignerTest {

    /** The secret and the body of the vectors that Standard Webhooks' own libraries are tested with. */
    private static final String PUBLISHED_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String PUBLISHED_BODY = "{\"test\": 2432232314}";

    private static final UUID ID = UUID.fromString("018f0c5e-0000-7000-8000-000000000001");

    @Test
    void idAndTimestampAreThoseOfTheDeliveryAndTheAttempt() {
        assertThat(headers("any secret", Instant.parse("2021-02-25T15:02:10.999Z"), PUBLISHED_BODY))
                .containsEntry("webhook-id", "msg_018f0c5e-0000-7000-8000-000000000001")
                .containsEntry("webhook-timestamp", "1614265330");
    }

    /** Expected: {@code crypto.createHmac('sha256', secret).update(body).digest('hex')} in Node.js. */
    @ParameterizedTest
    @CsvSource({
        PUBLISHED_SECRET + ", 80ec8a89ce3cd22133a1066caecb4d04fea7467657c8514d717ec42c38a5c94c",
        "pässword, 68ddee0e5bb272af146185aa72bbcdb9a63bbadf4fbc1df57ce94886e2f8bc47"
    })
    void guidesReceiverFindsTheSecretsTextAsKey(String secret, String signature) {
        assertThat(headers(secret, Instant.EPOCH, PUBLISHED_BODY)).containsEntry("X-Webhook-Signature", signature);
    }

    /** Expected: the same with {@code id.timestamp.body} in base64, and the key's bytes decoded in the first case. */
    @ParameterizedTest
    @CsvSource({
        PUBLISHED_SECRET + ", 'v1,NqZHx+ChnGdc8qKCGJMwrkjUye5DY25SQtzfGgUToWo='",
        "pässword, 'v1,twEMaU6DcJCfKBsBiy11f1o7BxgS82vQL21HRJ6GCyg='"
    })
    void standardSignatureCoversIdTimestampAndBody(String secret, String signature) {
        assertThat(headers(secret, Instant.ofEpochSecond(1614265330), PUBLISHED_BODY))
                .containsEntry("webhook-signature", signature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", PUBLISHED_BODY, "{\"error\":\"ß 😀\"}"})
    void publishedLibraryVerifiesABase64Secret(String body) throws Exception {
        new Webhook(PUBLISHED_SECRET).verify(body, httpHeaders(PUBLISHED_SECRET, body));
    }

    @Test
    void publishedLibraryVerifiesAPlainSecretByItsBytes() throws Exception {
        String secret = "a plain secret, ß";

        new Webhook(secret.getBytes(StandardCharsets.UTF_8)).verify("{}", httpHeaders(secret, "{}"));
    }

    @Test
    void publishedLibraryRefusesAnotherBody() {
        assertThatThrownBy(() -> new Webhook(PUBLISHED_SECRET).verify("{ }", httpHeaders(PUBLISHED_SECRET, "{}")))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "whsec_", "whsec_not base64"})
    void secretThatIsNoKeyIsRefusedAtOnce(String secret) {
        assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSigner(secret));
    }

    private static HttpHeaders httpHeaders(String secret, String body) {
        Map<String, List<String>> headers = headers(secret, Clock.systemUTC().instant(), body).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private static Map<String, String> headers(String secret, Instant attemptAt, String body) {
        return new WebhookSigner(secret).headers(ID, attemptAt, body.getBytes(StandardCharsets.UTF_8));
    }
}
