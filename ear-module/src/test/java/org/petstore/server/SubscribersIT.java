package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.petstore.server.JobAssert.assertThatJob;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petstore.server.PetstoreClient.Answer;
import org.petstore.server.WebhookReceiver.Delivery;

/** Receivers with a secret of their own: what they are told, what signs their messages, and that nobody else learns it. */
@TestInstance(Lifecycle.PER_CLASS)
class SubscribersIT {

    private static final String PATH = "/webhooks/subscribers";
    private static final String SIGNING_KEY =
            "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";

    private final PetstoreServer server =
            new PetstoreServer("subscribers").with("PETSTORE_WEBHOOK_SIGNING_KEY", SIGNING_KEY);

    private PetstoreClient client;

    @BeforeAll
    void start() {
        client = server.start().client();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aNewSubscriberIsToldItsSecretOnce() {
        Answer created = create("HTTPS://Once.Example:443/");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().keySet()).containsExactly("id", "origin", "createdAt", "secret");
        assertThat(created.json().getString("origin")).isEqualTo("https://once.example");
        assertThat(created.json().getString("secret")).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(created.header("Location")).isEqualTo(PATH + "/" + id(created));
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        Answer found = client.get(created.header("Location"));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().keySet()).containsExactly("id", "origin", "createdAt");
        assertThat(client.all(PATH)).contains(found.json());
    }

    @Test
    void itsMessagesAreSignedWithItsSecretAndThoseOfOthersWithTheServers() throws Exception {
        try (var subscriber = new WebhookReceiver();
                var other = new WebhookReceiver()) {
            String secret = secret(create(origin(subscriber).toUpperCase(Locale.ROOT)));

            Delivery own = delivery(subscriber, 1);
            Delivery foreign = delivery(other, 1);

            verify(secret, own);
            assertForged(WebhookReceiver.SECRET, own);
            assertThat(own.header("X-Webhook-Signature")).isEqualTo(hexOfHmac(secret, own.text()));
            assertThat(own.header("X-Webhook-Signature-Previous")).isEmpty();
            verify(WebhookReceiver.SECRET, foreign);
            assertForged(secret, foreign);
        }
    }

    @Test
    void afterARotationTheOldAndTheNewSecretVerify() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            Answer created = create(origin(receiver));
            String old = secret(created);
            verify(old, delivery(receiver, 1));

            Answer rotated = client.send("POST", PATH + "/" + id(created) + "/rotate");

            assertThat(rotated.status()).isEqualTo(200);
            assertThat(rotated.header("Cache-Control")).isEqualTo("no-store");
            assertThat(rotated.json().keySet())
                    .containsExactly("id", "origin", "createdAt", "rotatedAt", "previousSecretUntil", "secret");
            assertThat(Duration.between(time(rotated, "rotatedAt"), time(rotated, "previousSecretUntil")))
                    .hasHours(24);
            Delivery delivery = delivery(receiver, 2);
            verify(secret(rotated), delivery);
            verify(old, delivery);
            assertThat(delivery.header("X-Webhook-Signature")).isEqualTo(hexOfHmac(secret(rotated), delivery.text()));
            assertThat(delivery.header("X-Webhook-Signature-Previous")).isEqualTo(hexOfHmac(old, delivery.text()));
        }
    }

    @Test
    void aDeletedSubscribersMessagesAreSignedWithTheServersSecretAgain() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            Answer created = create(origin(receiver));
            verify(secret(created), delivery(receiver, 1));
            String subscriber = created.header("Location");

            assertThat(client.delete(subscriber).status()).isEqualTo(204);

            verify(WebhookReceiver.SECRET, delivery(receiver, 2));
            assertNotFound(client.get(subscriber));
            assertNotFound(client.delete(subscriber));
            assertNotFound(client.send("POST", subscriber + "/rotate"));
            assertThat(create(origin(receiver)).status()).isEqualTo(201);
        }
    }

    @Test
    void secretsAreInNoOtherAnswerAndNotInTheLogAndOutliveARestart() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            Answer created = create(origin(receiver));
            Answer rotated = client.send("POST", created.header("Location") + "/rotate");
            String jobId = requestReport(receiver);
            assertThatJob(client, jobId).completes();
            receiver.awaitDeliveries(1);

            List<Answer> answers = List.of(
                    create(origin(receiver)),
                    client.get(created.header("Location")),
                    client.get(PATH),
                    client.get("/webhooks/keys"),
                    client.get("/jobs/" + jobId),
                    client.delete(created.header("Location") + "/unknown"));

            String[] secrets = {
                withoutPrefix(secret(created)), withoutPrefix(secret(rotated)), withoutPrefix(SIGNING_KEY)
            };
            assertThat(answers)
                    .extracting(Answer::text)
                    .allSatisfy(text -> assertThat(text).doesNotContain(secrets));
            server.stop();
            assertThat(server.log()).doesNotContain(secrets);

            client = server.start().client();

            Delivery delivery = delivery(receiver, 2);
            verify(secret(rotated), delivery);
            verify(secret(created), delivery);
            assertThat(server.log()).doesNotContain(secrets);
        }
    }

    @Test
    void thePublicKeyVerifiesEveryMessage() throws GeneralSecurityException {
        try (var receiver = new WebhookReceiver()) {
            Delivery delivery = delivery(receiver, 1);
            List<JsonString> keys =
                    client.get("/webhooks/keys").json().getJsonArray("keys").getValuesAs(JsonString.class);

            assertThat(keys).hasSize(1);
            assertThat(keys.get(0).getString()).startsWith("whpk_");
            assertThat(isGenuine(delivery, keys.get(0).getString())).isTrue();
        }
    }

    @Test
    void anOriginHasOneSubscriber() {
        create("https://one.example");

        Answer again = create("https://ONE.example/");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(again.json().getString("error")).isEqualTo("There is a subscriber of this origin");
    }

    @ParameterizedTest
    @CsvSource({
        "{}, origin is required and must be an origin such as https://shop.example",
        "'{\"origin\":\"https://shop.example/hook\"}', 'origin must end after its host or port, as https://shop.example does'",
        "'{\"origin\":\"https://shop.example?a=b\"}', 'origin must end after its host or port, as https://shop.example does'",
        "'{\"origin\":\"shop.example\"}', origin must be an absolute http or https URL",
        "'{\"origin\":\"ftp://shop.example\"}', origin must be an absolute http or https URL",
        "'{\"origin\":\"https://me:secret@shop.example\"}', origin must not contain user information",
        "'{\"origin\":\"https://shop.example\",\"secret\":\"mine\"}', secret is not a field of this request"
    })
    void aWrongRequestIsToldWhatIsWrong(String request, String error) {
        Answer answer = client.post(PATH, "application/json", request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo(error);
    }

    @Test
    void theListComesInPages() {
        for (int n = 1; n <= 3; n++) {
            create("https://page%d.example".formatted(n));
        }

        JsonObject first = client.get(PATH + "?limit=1").json();
        JsonObject second = client.get(first.getString("next")).json();

        assertThat(second.getJsonArray("items")).hasSize(1).doesNotContainAnyElementsOf(first.getJsonArray("items"));
        assertThat(client.get(PATH + "?cursor=nowhere").json().getString("error"))
                .isEqualTo("cursor must come from the page before");
    }

    @Test
    void aSubscriberThatIsNotThereIsNotFound() {
        assertNotFound(client.get(PATH + "/" + UUID.randomUUID()));
    }

    private static void assertNotFound(Answer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().getString("error")).isEqualTo("Subscriber not found");
    }

    private static void verify(String secret, Delivery delivery) {
        assertThatCode(() -> new Webhook(secret)
                        .verify(delivery.text(), HttpHeaders.of(delivery.headers(), (name, value) -> true)))
                .as(delivery.header("webhook-signature"))
                .doesNotThrowAnyException();
    }

    private static void assertForged(String secret, Delivery delivery) {
        assertThatThrownBy(() -> new Webhook(secret)
                        .verify(delivery.text(), HttpHeaders.of(delivery.headers(), (name, value) -> true)))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private static boolean isGenuine(Delivery delivery, String publicKey) throws GeneralSecurityException {
        byte[] head = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] key = Base64.getDecoder().decode(withoutPrefix(publicKey));
        byte[] x509 = Arrays.copyOf(head, head.length + key.length);
        System.arraycopy(key, 0, x509, head.length, key.length);
        String signature = Arrays.stream(delivery.header("webhook-signature").split(" "))
                .filter(versioned -> versioned.startsWith("v1a,"))
                .findFirst()
                .orElseThrow()
                .substring("v1a,".length());
        var verification = Signature.getInstance("Ed25519");
        verification.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
        verification.update("%s.%s.%s"
                .formatted(delivery.header("webhook-id"), delivery.header("webhook-timestamp"), delivery.text())
                .getBytes(StandardCharsets.UTF_8));
        return verification.verify(Base64.getDecoder().decode(signature));
    }

    /** Has a job done, and gives the message about it. */
    private Delivery delivery(WebhookReceiver receiver, int nth) {
        requestReport(receiver);
        return receiver.awaitDeliveries(nth).get(nth - 1);
    }

    private String requestReport(WebhookReceiver receiver) {
        return client.requestReport(
                        "{\"month\":\"2030-01\",\"format\":\"csv\",\"callbackUrl\":\"%s\"}".formatted(receiver.url()))
                .jobId();
    }

    private Answer create(String origin) {
        return client.post(PATH, "application/json", "{\"origin\":\"%s\"}".formatted(origin));
    }

    private static String origin(WebhookReceiver receiver) {
        return receiver.url().substring(0, receiver.url().length() - WebhookReceiver.PATH.length());
    }

    private static String id(Answer answer) {
        return answer.json().getString("id");
    }

    private static String secret(Answer answer) {
        return answer.json().getString("secret");
    }

    private static Instant time(Answer answer, String field) {
        return Instant.parse(answer.json().getString(field));
    }

    private static String withoutPrefix(String secret) {
        return secret.substring(secret.indexOf('_') + 1);
    }

    private static String hexOfHmac(String secret, String text) throws GeneralSecurityException {
        var hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(hmac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
