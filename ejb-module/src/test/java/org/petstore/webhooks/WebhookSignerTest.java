package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.platform.SigningKey;

class WebhookSignerTest {

    /** The secret and the body of the vectors that Standard Webhooks' own libraries are tested with. */
    private static final String PUBLISHED_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String PUBLISHED_BODY = "{\"test\": 2432232314}";

    private static final UUID ID = UUID.fromString("018f0c5e-0000-7000-8000-000000000001");

    private static final Instant NOW = Instant.ofEpochSecond(1614265330);
    private static final byte[] SIGNED_PREFIX = bytes("msg_" + ID + ".1614265330.");
    private static final WebhookSecret OLD = new WebhookSecret("old secret, sixteen characters");
    private static final WebhookSecret NEW = new WebhookSecret("new secret, sixteen characters");

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

    @Test
    void subscribersOwnSecretSignsWhatGoesToItsOriginAndNothingElse() {
        WebhookSigner signer = signer(new SigningSecrets(NEW, Optional.empty()), Optional.empty());

        assertThat(headers(signer, "HTTPS://Shop.Example:443/any?path", NOW, "{}"))
                .containsEntry("X-Webhook-Signature", NEW.guideSignature(bytes("{}")))
                .containsEntry("webhook-signature", NEW.standardSignature(SIGNED_PREFIX, bytes("{}")))
                .doesNotContainKey("X-Webhook-Signature-Previous");
        assertThat(List.of(
                        "http://shop.example/",
                        "https://shop.example:8443/",
                        "https://www.shop.example/",
                        "https://shop.example.org/"))
                .allSatisfy(url -> assertThat(headers(signer, url, NOW, "{}"))
                        .isEqualTo(headers(new WebhookSigner(PUBLISHED_SECRET), url, NOW, "{}")));
    }

    @Test
    void bothSecretsSignInTheOverlapAndTheNewOneComesFirst() {
        Map<String, String> headers =
                headers(signer(rotated(NOW.plusMillis(1)), Optional.empty()), "https://shop.example/hook", NOW, "{}");

        assertThat(headers)
                .containsEntry("X-Webhook-Signature", NEW.guideSignature(bytes("{}")))
                .containsEntry("X-Webhook-Signature-Previous", OLD.guideSignature(bytes("{}")))
                .containsEntry(
                        "webhook-signature",
                        NEW.standardSignature(SIGNED_PREFIX, bytes("{}")) + " "
                                + OLD.standardSignature(SIGNED_PREFIX, bytes("{}")));
    }

    @Test
    void onlyTheNewSecretSignsAfterTheOverlap() {
        assertThat(headers(signer(rotated(NOW), Optional.empty()), "https://shop.example/hook", NOW, "{}"))
                .containsEntry("webhook-signature", NEW.standardSignature(SIGNED_PREFIX, bytes("{}")))
                .doesNotContainKey("X-Webhook-Signature-Previous");
    }

    @Test
    void publishedLibraryVerifiesWithTheOldAndWithTheNewSecretWhateverElseSigns() throws Exception {
        Instant now = Clock.systemUTC().instant();
        HttpHeaders headers = httpHeaders(headers(
                signer(rotated(now.plusSeconds(1)), Optional.of(signingKey())),
                "https://shop.example/hook",
                now,
                PUBLISHED_BODY));

        new Webhook("new secret, sixteen characters".getBytes(StandardCharsets.UTF_8)).verify(PUBLISHED_BODY, headers);
        new Webhook("old secret, sixteen characters".getBytes(StandardCharsets.UTF_8)).verify(PUBLISHED_BODY, headers);
        assertThatThrownBy(() -> new Webhook(PUBLISHED_SECRET).verify(PUBLISHED_BODY, headers))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void publicKeyVerifiesTheAsymmetricSignatureOfEveryMessage() throws Exception {
        SigningKey key = signingKey();
        WebhookSigner signer = signer(rotated(NOW.plusSeconds(1)), Optional.of(key));

        for (String url : List.of("https://shop.example/hook", "https://elsewhere.example/hook")) {
            String signatures = headers(signer, url, NOW, PUBLISHED_BODY).get("webhook-signature");
            Signature verification = Signature.getInstance("Ed25519");
            verification.initVerify(key.publicKey());
            verification.update(SIGNED_PREFIX);
            verification.update(bytes(PUBLISHED_BODY));
            assertThat(signatures).startsWith("v1,").contains(" v1a,");
            assertThat(verification.verify(
                            Base64.getDecoder().decode(signatures.substring(signatures.indexOf(" v1a,") + 5))))
                    .isTrue();
        }
    }

    private static SigningSecrets rotated(Instant previousUntil) {
        return new SigningSecrets(NEW, Optional.of(new SigningSecrets.Previous(OLD, previousUntil)));
    }

    private static WebhookSigner signer(SigningSecrets shop, Optional<SigningKey> key) {
        return new WebhookSigner(
                PUBLISHED_SECRET,
                origin -> origin.equals(new Origin("https://shop.example")) ? Optional.of(shop) : Optional.empty(),
                key);
    }

    private static SigningKey signingKey() throws NoSuchAlgorithmException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new SigningKey(pair.getPrivate(), pair.getPublic());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static HttpHeaders httpHeaders(String secret, String body) {
        return httpHeaders(headers(secret, Clock.systemUTC().instant(), body));
    }

    private static HttpHeaders httpHeaders(Map<String, String> signed) {
        Map<String, List<String>> headers = signed.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private static Map<String, String> headers(String secret, Instant attemptAt, String body) {
        return headers(new WebhookSigner(secret), "https://shop.example/hook", attemptAt, body);
    }

    private static Map<String, String> headers(WebhookSigner signer, String url, Instant attemptAt, String body) {
        return signer.headers(URI.create(url), ID, attemptAt, body.getBytes(StandardCharsets.UTF_8));
    }
}
