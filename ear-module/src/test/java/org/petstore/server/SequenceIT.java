package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.petstore.server.PetstoreClient.Answer;

/** Each state of a job has a number, the same wherever a client meets it. */
@ExtendWith(SharedServer.class)
class SequenceIT {

    private final PetstoreClient client;

    SequenceIT(PetstoreClient client) {
        this.client = client;
    }

    @Test
    void itRisesWithEachChangeAndOnlyWithOne() {
        String jobId = client.requestReport("2024-03", "pdf").jobId();
        var seen = new TreeMap<Integer, String>();
        Answer status;
        do {
            status = client.get("/jobs/" + jobId);
            int sequence = status.json().getInt("sequence");
            if (!seen.isEmpty()) {
                assertThat(sequence).isGreaterThanOrEqualTo(seen.lastKey());
            }
            assertThat(seen.getOrDefault(sequence, status.text())).isEqualTo(status.text());
            seen.put(sequence, status.text());
        } while (status.status() == 200);

        assertThat(seen.values()).doesNotHaveDuplicates();
        assertThat(seen.lastKey()).as("accepted, claimed, completed").isGreaterThanOrEqualTo(3);
    }

    @Test
    void aNewJobIsAtItsFirst() {
        try (var receiver = new WebhookReceiver()) {
            Answer accepted = client.requestReport(
                    "{\"month\":\"2030-01\",\"format\":\"csv\",\"callbackUrl\":\"%s\"}".formatted(receiver.url()));

            Answer status = assertThatJob(client, accepted.jobId()).completes();

            assertThat(status.json().getInt("sequence"))
                    .as("1 accepted, 2 claimed, 3 completed")
                    .isEqualTo(3);
            assertThat(status.header("ETag")).isEqualTo("W/\"3\"");
            assertThat(receiver.awaitDeliveries(1).get(0).header("Webhook-Sequence"))
                    .isEqualTo("3");
        }
    }

    @Test
    void theWebhookOfAJobWithProgressHasThatOfItsEnd() {
        try (var receiver = new WebhookReceiver()) {
            String jobId =
                    client.importPets(GeneratedCsv.pets(60_000), receiver.url()).jobId();

            Answer status = assertThatJob(client, jobId).completes();

            assertThat(status.json().getInt("sequence")).as("with its progress").isGreaterThan(5);
            assertThat(receiver.awaitDeliveries(1).get(0).header("Webhook-Sequence"))
                    .isEqualTo(Integer.toString(status.json().getInt("sequence")));
        }
    }

    @Test
    void theWebhookOfAFailedJobHasItToo() {
        try (var receiver = new WebhookReceiver()) {
            String jobId = client.importPets("%PDF-1.7", receiver.url()).jobId();

            Answer status = assertThatJob(client, jobId).endsAs("failed");

            assertThat(receiver.awaitDeliveries(1).get(0).header("Webhook-Sequence"))
                    .isEqualTo(Integer.toString(status.json().getInt("sequence")));
        }
    }

    @Test
    void aStateThatIsKnownIsNotSentAgain() {
        String jobId = client.importPets("%PDF-1.7").jobId();
        Answer failed = assertThatJob(client, jobId).endsAs("failed");
        String tag = failed.header("ETag");

        for (String known : new String[] {tag, tag.substring(2), "W/\"0\", " + tag, "*"}) {
            Answer answer = client.with("If-None-Match", known).get("/jobs/" + jobId);

            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.bytes()).isEmpty();
            assertThat(answer.header("ETag")).isEqualTo(tag);
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(client.with("If-None-Match", "W/\"1\"").get("/jobs/" + jobId).status())
                .isEqualTo(200);
    }

    /** 303 is no success, so preconditions do not apply (RFC 9110, section 13.2.1). */
    @Test
    void theWayToAResultIsAlwaysTold() {
        String jobId = client.requestReport("2030-01", "csv").jobId();
        Answer completed = assertThatJob(client, jobId).completes();

        Answer again = client.with("If-None-Match", completed.header("ETag")).get("/jobs/" + jobId);

        assertThat(again.status()).isEqualTo(303);
        assertThat(again.header("Location")).isEqualTo("/reports/" + jobId);
    }
}
