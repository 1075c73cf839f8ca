package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.petstore.server.PetstoreClient.Answer;

/** A job that did not get to its end is tried again as the same job; and one that is on its way tells when to ask. */
@TestInstance(Lifecycle.PER_CLASS)
class RetryIT {

    private static final int ORDERS = 120_000;

    private final PetstoreServer server = new PetstoreServer("retry");
    private PetstoreClient client;

    @BeforeAll
    void start() {
        client = server.start().client();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** Each row once; also the ids that the rows before the end had brought are still known after it. */
    @Test
    void aCancelledImportGoesOnWhereItWas() {
        try (var receiver = new WebhookReceiver()) {
            String jobId = client.upload(
                            "/orders/import",
                            BodyPublishers.ofString(ordersBackwardsAndTheFirstAgain()),
                            PetstoreClient.part("callbackUrl", receiver.url()))
                    .jobId();
            Answer inWork = assertThatJob(client, jobId).isInWorkWithProgress(20);
            assertForecast(inWork);
            assertRefused(retry(jobId), 409, "Cannot retry processing job");
            client.delete("/jobs/" + jobId);
            Answer cancelled = client.get("/jobs/" + jobId);
            assertThat(cancelled.header("Retry-After")).isNull();
            assertThat(cancelled.json()).doesNotContainKey("estimatedCompletionAt");

            Answer accepted = retry(jobId);

            assertAccepted(accepted, jobId);
            Answer again = client.get("/jobs/" + jobId);
            assertThat(again.json().getInt("progress"))
                    .isGreaterThanOrEqualTo(cancelled.json().getInt("progress"));
            Answer completed = assertThatJob(client, jobId).completes();
            assertThat(completed.header("Retry-After")).isNull();
            assertThat(client.get("/imports/" + jobId).text())
                    .isEqualTo(
                            "{\"created\":%d,\"failed\":1,\"errors\":[{\"row\":%d,\"error\":\"id: %d is taken by row 1\"}]}"
                                    .formatted(ORDERS, ORDERS + 1, ORDERS));
            assertThat(client.all("/orders")).hasSize(ORDERS);
            assertThat(statuses(receiver.awaitDeliveries(2))).containsExactlyInAnyOrder("cancelled", "completed");
        }
    }

    @Test
    void aFailedJobIsTriedAgainAndTellsItsNewEnd() {
        try (var receiver = new WebhookReceiver()) {
            String jobId = client.importPets("no header\n", receiver.url()).jobId();
            Answer failed = assertThatJob(client, jobId).endsAs("failed");

            assertAccepted(retry(jobId), jobId);

            assertThat(statuses(receiver.awaitDeliveries(2))).containsExactly("failed", "failed");
            Answer again = assertThatJob(client, jobId).endsAs("failed");
            assertThat(again.json().getString("error")).isEqualTo(failed.json().getString("error"));
            assertThat(Instant.parse(again.json().getString("completedAt")))
                    .isAfter(Instant.parse(failed.json().getString("completedAt")));
            assertThat(client.get("/jobs/" + jobId + "/deliveries").json().getJsonArray("deliveries"))
                    .hasSize(2);
        }
    }

    @Test
    void onlyAJobThatFailedOrWasCancelledIsTriedAgain() {
        String completed = client.requestReport("2030-01", "csv").jobId();
        assertThatJob(client, completed).completes();

        assertRefused(retry(completed), 409, "Cannot retry completed job");
        assertRefused(retry(UUID.randomUUID().toString()), 404, "Job not found");
        assertThat(client.get("/jobs/" + completed).status()).isEqualTo(303);
    }

    @Test
    void aJobThatIsAcceptedTellsWhenToAsk() {
        Answer accepted = client.requestReport("2030-01", "csv");

        assertThat(accepted.header("Retry-After")).matches("[1-9]\\d?");
        assertThatJob(client, accepted.jobId()).completes();
    }

    private Answer retry(String jobId) {
        return client.send("POST", "/jobs/" + jobId + "/retry");
    }

    private static void assertAccepted(Answer accepted, String jobId) {
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo("/jobs/" + jobId);
        assertThat(accepted.header("Retry-After")).matches("[1-9]\\d?");
        assertThat(accepted.json().keySet()).containsExactly("jobId", "status", "createdAt", "statusUrl");
        assertThat(accepted.jobId()).isEqualTo(jobId);
        assertThat(accepted.json().getString("status")).isEqualTo("pending");
    }

    private static void assertForecast(Answer inWork) {
        assertThat(inWork.header("Retry-After")).matches("[1-9]\\d?");
        JsonObject told = inWork.json();
        assertThat(Instant.parse(told.getString("estimatedCompletionAt")))
                .isBetween(
                        Instant.parse(told.getString("startedAt")),
                        Instant.parse(told.getString("startedAt")).plusSeconds(300));
    }

    private static void assertRefused(Answer answer, int status, String error) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().getString("error")).isEqualTo(error);
    }

    private static List<String> statuses(List<WebhookReceiver.Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> Json.createReader(new StringReader(delivery.text()))
                        .readObject()
                        .getString("status"))
                .toList();
    }

    private static String ordersBackwardsAndTheFirstAgain() {
        var csv = new StringBuilder("id,order_date,customer,pet_id,quantity,total,status\n");
        for (int id = ORDERS; id > 0; id--) {
            csv.append(id).append(",2024-03-01T00:00:00Z,Ann,1,1,1.00,placed\n");
        }
        return csv.append(ORDERS)
                .append(",2024-03-01T00:00:00Z,Ann,1,1,1.00,placed\n")
                .toString();
    }
}
