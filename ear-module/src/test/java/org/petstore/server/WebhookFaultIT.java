package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever receivers do, and whenever the server dies: no message is lost, and nobody waits for another's receiver. */
class WebhookFaultIT {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final int MESSAGES = 20;

    /** Enough for the server to leave the receiver in peace for a while. */
    private static final int RUDE_ANSWERS = 8;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void aReceiverThatMisbehavesGetsItsMessagesInTheEndAndDelaysNoOther(RudeReceiver.Manner manner) {
        try (var server = new PetstoreServer("webhook-faults")
                        .with("PETSTORE_WEBHOOK_TIMEOUT", "1s")
                        .with("PETSTORE_WEBHOOK_RETRIES", "1s,1s,1s,1s")
                        .start();
                var rude = new RudeReceiver(manner, RUDE_ANSWERS);
                var polite = new WebhookReceiver()) {
            PetstoreClient client = server.client();
            List<String> jobs = new ArrayList<>();
            for (int message = 0; message < MESSAGES; message++) {
                jobs.add(requestReport(client, rude.url("localhost")));
            }

            String other = requestReport(client, polite.url());

            awaitDelivery(client, other, "delivered", SOON);
            assertThat(polite.deliveries()).hasSize(1);
            jobs.forEach(job -> awaitDelivery(client, job, "delivered", LONGEST));
            assertThat(rude.ids().stream().distinct()).as("messages").hasSize(MESSAGES);
        }
    }

    @Test
    void aMessageThatWasSentBeforeTheServerDiedIsSentAgainUnderItsId() {
        try (var server = new PetstoreServer("webhook-kill")
                        .with("PETSTORE_WEBHOOK_TIMEOUT", "5s")
                        .with("PETSTORE_WEBHOOK_RETRIES", "1s")
                        .start();
                var slow = new RudeReceiver(RudeReceiver.Manner.HANGS, 1)) {
            String job = requestReport(server.client(), slow.url("localhost"));
            await("the first send").atMost(LONGEST).until(() -> slow.ids().size() == 1);
            server.kill();

            server.start();

            awaitDelivery(server.client(), job, "delivered", LONGEST);
            assertThat(slow.ids()).hasSize(2).containsOnly(slow.ids().get(0));
        }
    }

    @Test
    void certificatesThatNobodyTrustsOrThatHaveExpiredAreRefused() {
        Path trustStore = directory.resolve("trusted.p12");
        try (var trusted = new TlsReceiver(directory.resolve("trusted"), "-validity", "2");
                var expired = new TlsReceiver(directory.resolve("expired"), "-startdate", "-10d", "-validity", "5");
                var unknown = new TlsReceiver(directory.resolve("unknown"), "-validity", "2")) {
            trusted.trustIn(trustStore);
            expired.trustIn(trustStore);
            try (var server = new PetstoreServer("webhook-tls")
                    .with("PETSTORE_WEBHOOK_RETRIES", "100ms")
                    .with(
                            "JDK_JAVA_OPTIONS",
                            "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                                    .formatted(trustStore, TlsReceiver.PASSWORD))
                    .start()) {
                PetstoreClient client = server.client();

                awaitDelivery(client, requestReport(client, trusted.url()), "delivered", LONGEST);
                for (TlsReceiver receiver : List.of(expired, unknown)) {
                    JsonObject refused =
                            awaitDelivery(client, requestReport(client, receiver.url()), "exhausted", LONGEST);
                    assertThat(refused.getString("error")).isEqualTo("no secure connection");
                    assertThat(receiver.requests()).isZero();
                }
            }
        }
    }

    private static String requestReport(PetstoreClient client, String callbackUrl) {
        return client.requestReport(
                        "{\"month\":\"2030-01\",\"format\":\"csv\",\"callbackUrl\":\"%s\"}".formatted(callbackUrl))
                .jobId();
    }

    private static JsonObject awaitDelivery(PetstoreClient client, String job, String status, Duration atMost) {
        return await(status)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> DeliveryIT.delivery(client, job),
                        delivery -> status.equals(delivery.getString("status", "")));
    }
}
