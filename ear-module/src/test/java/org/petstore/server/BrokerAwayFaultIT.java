package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.petstore.server.JobAssert.assertThatJob;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A broker that is away for long: what is in work goes on, what is asked for waits, all of it is done in the end. */
class BrokerAwayFaultIT {

    private static final String BROKER = "/subsystem=messaging-activemq/server=default/in-vm-acceptor=in-vm";
    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final int PETS = 200_000;

    @Test
    void jobsWaitForABrokerThatIsAwayForHalfAMinuteAndNoneIsLost() {
        try (var server = new PetstoreServer("broker-away").start()) {
            PetstoreClient client = server.client();
            String pets = client.importPets(GeneratedCsv.pets(PETS)).jobId();
            assertThatJob(client, pets).isInWorkWithProgress(1);

            server.manage(BROKER + ":stop");
            List<String> waiting = Stream.generate(
                            () -> client.requestReport("2030-01", "csv").jobId())
                    .limit(50)
                    .toList();
            await("jobs to wait for as long as the broker is away")
                    .during(OUTAGE)
                    .atMost(OUTAGE.plusSeconds(10))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> waiting.stream().allMatch(job -> isPending(client, job)));
            server.manage(BROKER + ":start");

            assertThat(waiting)
                    .allSatisfy(job -> assertThatJob(client, job).endsAs("completed", Duration.ofSeconds(30)));
            assertThatJob(client, pets).completes();
            assertThat(client.get("/imports/" + pets).json().getInt("created")).isEqualTo(PETS);
            assertThat(waiting)
                    .allSatisfy(job -> assertThat(server.log()
                                    .lines()
                                    .filter(line -> line.contains(job) && line.contains(": started")))
                            .hasSize(1));
        }
    }

    private static boolean isPending(PetstoreClient client, String job) {
        return client.get("/jobs/" + job).json().getString("status").equals("pending");
    }
}
