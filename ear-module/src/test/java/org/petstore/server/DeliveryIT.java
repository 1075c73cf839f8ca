package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.petstore.server.PetstoreClient.Answer;

/** The log of webhooks, and what can be done about them by hand. */
@TestInstance(Lifecycle.PER_CLASS)
class DeliveryIT {

    private static final String JSON = "application/json";
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final PetstoreServer server = new PetstoreServer("deliveries").with("PETSTORE_WEBHOOK_RETRIES", "200ms");

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
    void eachAttemptIsInTheLog() {
        try (var receiver = new WebhookReceiver(nth -> nth == 1 ? 500 : 204)) {
            String jobId = requestReport(receiver.url() + "?token=secret");

            JsonObject delivery = awaitDelivery(jobId, "delivered");

            assertThat(delivery.getString("jobId")).isEqualTo(jobId);
            assertThat(delivery.getString("receiver")).isEqualTo(receiver.url() + "?…");
            assertThat(delivery.keySet()).contains("createdAt", "endedAt").doesNotContain("nextAttemptAt", "error");
            JsonObject first = delivery.getJsonArray("attempts").getJsonObject(0);
            assertThat(first.getInt("attempt")).isEqualTo(1);
            assertThat(first.getInt("status")).isEqualTo(500);
            assertThat(first.getString("error")).isEqualTo("answered 500");
            assertThat(first.getBoolean("delivered")).isFalse();
            JsonObject second = delivery.getJsonArray("attempts").getJsonObject(1);
            assertThat(second.getInt("attempt")).isEqualTo(2);
            assertThat(second.getInt("status")).isEqualTo(204);
            assertThat(second.getBoolean("delivered")).isTrue();
            assertThat(Instant.parse(second.getString("sentAt"))).isAfter(Instant.parse(first.getString("sentAt")));
        }
    }

    @Test
    void aJobWithoutCallbackHasNoDeliveriesAndAnUnknownOneIsNotFound() {
        String jobId = client.requestReport("2030-01", "csv").jobId();

        assertThat(client.get("/jobs/" + jobId + "/deliveries").json().getJsonArray("deliveries"))
                .isEmpty();
        assertThat(client.get("/jobs/018f0000-0000-7000-8000-000000000000/deliveries")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatWasGivenUpCanBeSentAgainByHand() {
        AtomicInteger status = new AtomicInteger(503);
        try (var receiver = new WebhookReceiver(nth -> status.get())) {
            String jobId = requestReport(receiver.url());
            JsonObject exhausted = awaitDelivery(jobId, "exhausted");
            assertThat(exhausted.getString("error")).isEqualTo("answered 503");
            assertThat(receiver.deliveries()).hasSize(2);
            status.set(204);

            Answer answer = client.post("/deliveries/" + exhausted.getString("deliveryId") + "/redeliver", JSON, "");

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().getString("status")).isEqualTo("pending");
            JsonObject delivered = awaitDelivery(jobId, "delivered");
            assertThat(delivered.getJsonArray("attempts")).hasSize(3);
            assertThat(receiver.awaitDeliveries(3).get(2).header("webhook-id"))
                    .isEqualTo(receiver.deliveries().get(0).header("webhook-id"));
        }
    }

    @Test
    void whatIsSentAgainByHandHasAWholeScheduleAgain() {
        try (var receiver = new WebhookReceiver(nth -> 503)) {
            String jobId = requestReport(receiver.url());
            String id = awaitDelivery(jobId, "exhausted").getString("deliveryId");

            client.post("/deliveries/" + id + "/redeliver", JSON, "");

            receiver.awaitDeliveries(4);
            assertThat(awaitDelivery(jobId, "exhausted").getJsonArray("attempts"))
                    .hasSize(4);
        }
    }

    @Test
    void allThatWasGivenUpForAHostSinceATimeCanBeSentAgain() {
        AtomicInteger status = new AtomicInteger(503);
        try (var receiver = new WebhookReceiver(nth -> status.get())) {
            String url = receiver.url().replace("127.0.0.1", "localhost");
            String early = requestReport(url);
            awaitDelivery(early, "exhausted");
            Instant since = Instant.now();
            String late = requestReport(url);
            awaitDelivery(late, "exhausted");
            status.set(204);

            Answer answer = client.post(
                    "/webhooks/redeliver", JSON, "{\"host\":\"LOCALHOST\",\"since\":\"%s\"}".formatted(since));

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.json().getInt("deliveries")).isEqualTo(1);
            awaitDelivery(late, "delivered");
            awaitDelivery(early, "exhausted");
        }
    }

    @Test
    void aReceiverThatIsGoneGetsNothingMoreUntilSomebodySendsToItByHand() {
        AtomicInteger status = new AtomicInteger(410);
        try (var receiver = new WebhookReceiver(nth -> status.get())) {
            String first = requestReport(receiver.url());
            JsonObject gone = awaitDelivery(first, "exhausted");
            assertThat(gone.getJsonArray("attempts")).hasSize(1);

            JsonObject unsent = awaitDelivery(requestReport(receiver.url()), "exhausted");
            assertThat(unsent.getJsonArray("attempts")).isEmpty();
            assertThat(unsent.getString("error")).isEqualTo("the receiver has answered 410 Gone");
            assertThat(receiver.deliveries()).hasSize(1);

            status.set(204);
            client.post("/deliveries/" + gone.getString("deliveryId") + "/redeliver", JSON, "");
            awaitDelivery(first, "delivered");
            awaitDelivery(requestReport(receiver.url()), "delivered");
        }
    }

    @Test
    void anUnknownDeliveryAndBadFieldsAreRefused() {
        assertThat(client.post("/deliveries/018f0000-0000-7000-8000-000000000000/redeliver", JSON, "")
                        .status())
                .isEqualTo(404);
        assertThat(client.post("/webhooks/redeliver", JSON, "{\"host\":\" \",\"since\":\"yesterday\"}")
                        .json()
                        .getString("error"))
                .contains("host must be", "since must be a time");
        assertThat(client.post("/webhooks/test", JSON, "{}").json().getString("error"))
                .contains("callbackUrl is required");
    }

    @Test
    void aReceiverCanBeTriedBeforeAnybodyReliesOnIt() {
        try (var receiver = new WebhookReceiver()) {
            Answer answer = client.post("/webhooks/test", JSON, "{\"callbackUrl\":\"%s\"}".formatted(receiver.url()));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().getBoolean("delivered")).isTrue();
            assertThat(answer.json().getInt("status")).isEqualTo(204);
            assertThat(receiver.awaitDeliveries(1).get(0).text()).startsWith("{\"type\":\"test\",\"sentAt\":\"");
            assertThat(receiver.deliveries().get(0).header("webhook-signature")).startsWith("v1,");
        }
        Answer nobody = client.post("/webhooks/test", JSON, "{\"callbackUrl\":\"http://127.0.0.1:1/\"}");
        assertThat(nobody.status()).isEqualTo(200);
        assertThat(nobody.json().getBoolean("delivered")).isFalse();
        assertThat(nobody.json().getString("error")).isEqualTo("could not connect");
    }

    private String requestReport(String callbackUrl) {
        return client.requestReport(
                        "{\"month\":\"2030-01\",\"format\":\"csv\",\"callbackUrl\":\"%s\"}".formatted(callbackUrl))
                .jobId();
    }

    private JsonObject awaitDelivery(String jobId, String status) {
        return await(status)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> delivery(client, jobId), delivery -> status.equals(delivery.getString("status", "")));
    }

    /** The delivery of a job, from the log; empty as long as there is none. */
    static JsonObject delivery(PetstoreClient client, String jobId) {
        return client.get("/jobs/" + jobId + "/deliveries").json().getJsonArray("deliveries").stream()
                .map(JsonValue::asJsonObject)
                .findFirst()
                .orElse(JsonObject.EMPTY_JSON_OBJECT);
    }
}
