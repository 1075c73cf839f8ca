package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs of seconds and requests never wait behind jobs of minutes. */
class LanesFaultIT {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void longJobsInWorkAndWaitingKeepNeitherSmallJobsNorRequestsWaiting() {
        try (var server = new PetstoreServer("lanes")
                .with("PETSTORE_JOB_CONCURRENCY", "2")
                .with("PETSTORE_LONG_JOB_CONCURRENCY", "2")
                .start()) {
            PetstoreClient client = server.client();
            LargeMonth.store(client);
            List<String> large =
                    Stream.generate(() -> LargeMonth.pdf(client)).limit(6).toList();
            large.subList(0, 2).forEach(job -> assertThatJob(client, job).isInWorkWithProgress(1));

            for (int i = 0; i < 10; i++) {
                String small = client.requestReport("2030-01", "pdf").jobId();
                assertThatJob(client, small).endsAs("completed", SOON);
                Instant asked = Instant.now();
                assertThat(large.stream()
                                .map(job -> client.get("/jobs/" + job).json().getString("status")))
                        .as("two long jobs are in work, the others wait")
                        .containsOnly("processing", "pending")
                        .filteredOn("processing"::equals)
                        .hasSize(2);
                assertThat(Duration.between(asked, Instant.now())).isLessThan(SOON);
            }
            large.forEach(
                    job -> assertThat(client.delete("/jobs/" + job).status()).isEqualTo(200));
        }
    }
}
