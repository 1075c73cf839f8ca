package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.petstore.server.PetstoreClient.Answer;
import org.petstore.server.WebhookReceiver.Delivery;

/** What arrives at a receiver that was written from the documentation, when, and how often. */
@TestInstance(Lifecycle.PER_CLASS)
class WebhookIT {

    private static final String PAUSES = "2s,200ms";
    private static final int SENDS = 3;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final PetstoreServer server = new PetstoreServer("webhooks")
            .with("PETSTORE_SAMPLE_DATA", "true")
            .with("PETSTORE_WEBHOOK_RETRIES", PAUSES);

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
    void aCompletedReportIsTold() {
        try (var receiver = new WebhookReceiver()) {
            String jobId = requestReport("csv", receiver);

            Delivery delivery = receiver.awaitDeliveries(1).get(0);

            assertThat(delivery.text())
                    .isEqualTo(
                            "{\"jobId\":\"%1$s\",\"status\":\"completed\",\"resultUrl\":\"/reports/%1$s\",\"completedAt\":\"%2$s\"}"
                                    .formatted(jobId, completedAt(jobId)));
            assertThat(delivery.header("Content-Type")).isEqualTo("application/json");
            assertThat(delivery.header("User-Agent")).startsWith("Petstore-Operations/");
        }
    }

    @Test
    void aCompletedImportIsToldWithItsResults() {
        try (var receiver = new WebhookReceiver()) {
            String jobId = client.importPets("""
                            name,category,status,price,birth_date
                            Rex,dog,available,99.50,2020-05-01
                            Zoë,"ünïcorn/""x"" 🐶",available,1,2020-05-01
                            """, receiver.url()).jobId();

            assertThat(receiver.awaitDeliveries(1).get(0).text()).isEqualTo("""
                            {"jobId":"%s","status":"completed","results":{"created":1,"failed":1,"errors":[{"row":2,\
                            "error":"category: must be one of dog, cat, bird, fish, reptile, not \\"ünïcorn/\\"x\\" 🐶\\""}]}}""".formatted(jobId));
        }
    }

    @Test
    void aFailedJobIsTold() {
        try (var receiver = new WebhookReceiver()) {
            String jobId = client.importPets("%PDF-1.7", receiver.url()).jobId();

            assertThat(receiver.awaitDeliveries(1).get(0).text()).isEqualTo("""
                            {"jobId":"%s","status":"failed",\
                            "error":"The file is not CSV but a PDF document. Save it as CSV, in UTF-8.","completedAt":"%s"}""".formatted(jobId, completedAt(jobId)));
        }
    }

    @Test
    void aCancelledJobIsTold() {
        try (var receiver = new WebhookReceiver()) {
            String jobId = requestReport("pdf", receiver);
            assertThat(client.delete("/jobs/" + jobId).status()).isEqualTo(200);

            assertThat(receiver.awaitDeliveries(1).get(0).text())
                    .isEqualTo("{\"jobId\":\"%s\",\"status\":\"cancelled\",\"completedAt\":\"%s\"}"
                            .formatted(jobId, completedAt(jobId)));
        }
    }

    @Test
    void theSignatureOfTheGuideIsThatOfTheBytesReceived() throws GeneralSecurityException {
        try (var receiver = new WebhookReceiver()) {
            requestReport("csv", receiver);

            Delivery delivery = receiver.awaitDeliveries(1).get(0);

            assertThat(delivery.header("X-Webhook-Signature")).isEqualTo(hexOfHmac(delivery.text()));
        }
    }

    @Test
    void theLibraryOfStandardWebhooksTakesTheMessageForGenuine() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            requestReport("csv", receiver);

            Delivery delivery = receiver.awaitDeliveries(1).get(0);

            assertThat(delivery.header("webhook-id")).startsWith("msg_");
            new Webhook(WebhookReceiver.SECRET)
                    .verify(delivery.text(), HttpHeaders.of(delivery.headers(), (name, value) -> true));
        }
    }

    @Test
    void theFirstSendIsSoonAfterTheEndOfTheJob() {
        try (var receiver = new WebhookReceiver()) {
            List<Duration> delays = new ArrayList<>();
            for (int report = 1; report <= 5; report++) {
                String jobId = requestReport("csv", receiver);
                Delivery delivery = receiver.awaitDeliveries(report).get(report - 1);
                delays.add(Duration.between(Instant.parse(completedAt(jobId)), delivery.arrived()));
            }

            assertThat(delays).allSatisfy(delay -> assertThat(delay).isLessThan(SOON));
        }
    }

    @Test
    void aMessageThatIsNotTakenIsSentAgainAsItWas() {
        try (var receiver = new WebhookReceiver(nth -> nth == 1 ? 500 : 204)) {
            requestReport("csv", receiver);

            List<Delivery> deliveries = receiver.awaitDeliveries(2);

            assertThat(deliveries)
                    .extracting(Delivery::text)
                    .containsOnly(deliveries.get(0).text());
            assertThat(deliveries)
                    .extracting(delivery -> delivery.header("webhook-id"))
                    .containsOnly(deliveries.get(0).header("webhook-id"));
            assertThat(Duration.between(
                            deliveries.get(0).arrived(), deliveries.get(1).arrived()))
                    .isGreaterThan(Duration.ofMillis(1_700));
        }
    }

    @Test
    void aRedirectIsNotFollowedButTriedAgain() {
        try (var receiver = new WebhookReceiver(nth -> nth == 1 ? 307 : 204)) {
            requestReport("csv", receiver);

            assertThat(receiver.awaitDeliveries(2)).extracting(Delivery::path).containsOnly(WebhookReceiver.PATH);
        }
    }

    @Test
    void aMessageIsGivenUpAfterTheLastPause() {
        try (var receiver = new WebhookReceiver(nth -> 503)) {
            String jobId = requestReport("csv", receiver);

            server.awaitLog(LONGEST, jobId, "given up after %d sends to 127.0.0.1: answered 503".formatted(SENDS));

            assertThat(receiver.deliveries()).hasSize(SENDS);
            assertThatJob(client, jobId).completes();
        }
    }

    @Test
    void aMessageThatIsDueWhenTheServerIsKilledIsSentAfterItsRestart() {
        try (var receiver = new WebhookReceiver(nth -> nth == 1 ? 500 : 204)) {
            String jobId = requestReport("csv", receiver);
            server.awaitLog(LONGEST, jobId, "the first send to 127.0.0.1 failed");
            server.kill();
            assertThat(receiver.deliveries()).hasSize(1);

            client = server.start().client();

            List<Delivery> deliveries = receiver.awaitDeliveries(2);
            assertThat(deliveries.get(1).text())
                    .contains(jobId)
                    .isEqualTo(deliveries.get(0).text());
            assertThat(deliveries.get(1).header("webhook-id"))
                    .isEqualTo(deliveries.get(0).header("webhook-id"));
        }
    }

    @Test
    void aServerThatMustNotSendIntoItsOwnNetworkRefusesSuchUrls() {
        try (var strict = new PetstoreServer("webhooks-strict").with("PETSTORE_WEBHOOK_PRIVATE_ADDRESSES", "false")) {
            PetstoreClient outsider = strict.start().client();
            List<String> urls = List.of(
                    "http://127.0.0.1:8080/",
                    "http://localhost/",
                    "http://10.0.0.1/",
                    "http://192.168.1.1/",
                    "http://169.254.169.254/latest/meta-data/",
                    "http://[::1]/",
                    "http://[fd00::1]/");

            assertThat(urls).allSatisfy(url -> {
                assertRefused(outsider.requestReport("{\"month\":\"2024-03\",\"callbackUrl\":\"%s\"}".formatted(url)));
                assertRefused(outsider.importPets("name,category,status,price,birth_date\n", url));
            });
            assertThat(outsider.requestReport("2030-01", "csv").status()).isEqualTo(202);
        }
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error"))
                .contains("callbackUrl must have a host with public addresses only");
    }

    private String requestReport(String format, WebhookReceiver receiver) {
        return client.requestReport("{\"month\":\"2024-03\",\"format\":\"%s\",\"callbackUrl\":\"%s\"}"
                        .formatted(format, receiver.url()))
                .jobId();
    }

    private String completedAt(String jobId) {
        return client.get("/jobs/" + jobId).json().getString("completedAt");
    }

    private static String hexOfHmac(String text) throws GeneralSecurityException {
        var hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(WebhookReceiver.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(hmac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
