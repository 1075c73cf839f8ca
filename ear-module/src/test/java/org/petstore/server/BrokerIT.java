package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.petstore.server.PetstoreClient.Answer;

/** The broker only carries announcements: without it work waits, but nothing is refused and nothing is lost. */
class BrokerIT {

    private static final String BROKER = "/subsystem=messaging-activemq/server=default/in-vm-acceptor=in-vm";

    @Test
    void jobsAreAcceptedWhileTheBrokerIsAwayAndDoneOnceItIsBack() {
        try (var server = new PetstoreServer("broker").start()) {
            PetstoreClient client = server.client();
            String before = client.requestReport("2030-01", "csv").jobId();
            assertThatJob(client, before).completes();

            server.manage(BROKER + ":stop");
            List<Answer> accepted = Stream.generate(() -> client.requestReport("2030-01", "csv"))
                    .limit(20)
                    .toList();
            assertThat(accepted).extracting(Answer::status).containsOnly(202);
            assertThat(accepted)
                    .extracting(answer ->
                            client.get("/jobs/" + answer.jobId()).json().getString("status"))
                    .containsOnly("pending");

            server.manage(BROKER + ":start");
            assertThat(accepted)
                    .allSatisfy(answer ->
                            assertThatJob(client, answer.jobId()).endsAs("completed", Duration.ofSeconds(30)));
        }
    }
}
