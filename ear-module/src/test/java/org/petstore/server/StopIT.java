package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

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
}
