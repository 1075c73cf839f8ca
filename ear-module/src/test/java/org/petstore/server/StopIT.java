package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.petstore.server.JobAssert.assertThatJob;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A server that stops in order neither tears its work out of its hands nor counts it against the jobs. */
class StopIT {

    @Test
    void aJobInWorkIsHandedOverToTheNextStart() {
        try (var server =
                new PetstoreServer("stop").with("PETSTORE_SAMPLE_DATA", "true").start()) {
            PetstoreClient client = server.client();
            String jobId = client.requestReport("2024-03", "pdf").jobId();
            assertThatJob(client, jobId).isInWork();

            server.stop();
            assertThat(server.log())
                    .contains(jobId + " (orders-report) attempt 1: handed over")
                    .doesNotContain("accident");

            server.start();
            assertThatJob(client, jobId).completes();
            assertThat(server.log()).contains(jobId + " (orders-report) attempt 2: completed");
        }
    }

    @Test
    void whoeverWaitsIsAnsweredAsIfTheirTimeWasUp() throws Exception {
        try (var server = new PetstoreServer("stop-waiting").start()) {
            PetstoreClient client = server.client();
            server.manage("/subsystem=messaging-activemq/server=default/jms-queue=PetstoreLongJobs:pause");
            String jobId = client.importPets(GeneratedCsv.pets(60_000)).jobId();
            server.awaitLog(Duration.ofSeconds(20), jobId, "moved to the long jobs");
            var held = CompletableFuture.supplyAsync(
                    () -> client.with("Prefer", "wait=60").get("/jobs/" + jobId));
            var stream = CompletableFuture.supplyAsync(() -> client.get("/jobs/" + jobId + "/events"));
            await("both to wait")
                    .during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(2))
                    .until(() -> !held.isDone() && !stream.isDone());

            server.stop();

            assertThat(held.get(5, TimeUnit.SECONDS).status()).isEqualTo(200);
            assertThat(held.get().json().getString("status")).isEqualTo("pending");
            assertThat(stream.get(5, TimeUnit.SECONDS).text()).contains("event: pending");
        }
    }
}
