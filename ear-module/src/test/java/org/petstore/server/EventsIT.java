package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.petstore.server.PetstoreClient.Answer;

/** The changes of a job as a stream, which a browser's {@code EventSource} reads (WHATWG HTML, section 9.2). */
@ExtendWith(SharedServer.class)
class EventsIT {

    private static final Pattern EVENT = Pattern.compile("id: (\\d+)\nevent: (\\w+)\ndata: (.*)");

    private record Event(int id, String name, String data) {

        JsonObject json() {
            try (var reader = Json.createReader(new StringReader(data))) {
                return reader.readObject();
            }
        }
    }

    private final PetstoreClient client;

    EventsIT(PetstoreClient client) {
        this.client = client;
    }

    @Test
    void theStreamTellsEachChangeAndEndsWithTheJob() {
        String jobId = client.importPets(GeneratedCsv.pets(30_000)).jobId();

        Answer stream = client.get("/jobs/" + jobId + "/events");

        assertThat(stream.status()).isEqualTo(200);
        assertThat(stream.header("Content-Type")).isEqualToIgnoringCase("text/event-stream;charset=UTF-8");
        assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
        assertThat(stream.text()).startsWith("retry: ");
        List<Event> events = events(stream);
        assertThat(events).extracting(Event::id).doesNotHaveDuplicates().isSorted();
        assertThat(events).extracting(Event::name).contains("processing");
        assertThat(events).as("with progress").hasSizeGreaterThan(3);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.json().getInt("sequence")).isEqualTo(event.id());
            assertThat(event.json().getString("status")).isEqualTo(event.name());
        });
        Event last = events.get(events.size() - 1);
        assertThat(last.name()).isEqualTo("completed");
        assertThat(last.data()).isEqualTo(client.get("/jobs/" + jobId).text());
    }

    @Test
    void pollStreamAndWebhookOfAChangeHaveTheSameNumber() {
        try (var receiver = new WebhookReceiver()) {
            String jobId =
                    client.importPets(GeneratedCsv.pets(20_000), receiver.url()).jobId();

            List<Event> events = events(client.get("/jobs/" + jobId + "/events"));
            Answer poll = client.get("/jobs/" + jobId);

            int end = events.get(events.size() - 1).id();
            assertThat(poll.json().getInt("sequence")).isEqualTo(end);
            assertThat(receiver.awaitDeliveries(1).get(0).header("Webhook-Sequence"))
                    .isEqualTo(Integer.toString(end));
        }
    }

    @Test
    void aStreamThatBrokeGoesOnAfterTheLastEventSeen() {
        String jobId = client.importPets("%PDF-1.7").jobId();
        int end = assertThatJob(client, jobId).endsAs("failed").json().getInt("sequence");

        List<Event> events = events(resume(jobId, Integer.toString(end - 1)));

        assertThat(events).hasSize(1);
        assertThat(events.get(0).id()).isEqualTo(end);
        assertThat(events.get(0).name()).isEqualTo("failed");
    }

    /** 204 keeps a browser from coming back for ever. */
    @Test
    void whoKnowsTheEndIsToldThatThereIsNoMore() {
        String jobId = client.importPets("%PDF-1.7").jobId();
        int end = assertThatJob(client, jobId).endsAs("failed").json().getInt("sequence");

        Answer answer = resume(jobId, Integer.toString(end));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.bytes()).isEmpty();
    }

    @Test
    void aLastEventThatTheJobNeverHadCountsAsNone() {
        String jobId = client.importPets("%PDF-1.7").jobId();
        assertThatJob(client, jobId).endsAs("failed");

        for (String unknown : new String[] {"999999", "-1", "x", "99999999999999999999", "1.5"}) {
            assertThat(events(resume(jobId, unknown))).as(unknown).hasSize(1);
        }
    }

    @Test
    void thereAreNoEventsOfAnUnknownJob() {
        for (String jobId : new String[] {UUID.randomUUID().toString(), "x"}) {
            Answer answer = client.with("Accept", "text/event-stream").get("/jobs/" + jobId + "/events");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().getString("error")).isNotBlank();
        }
    }

    private Answer resume(String jobId, String lastEventId) {
        return client.with("Last-Event-ID", lastEventId).get("/jobs/" + jobId + "/events");
    }

    private static List<Event> events(Answer stream) {
        List<Event> events = new ArrayList<>();
        for (String block : stream.text().strip().split("\n\n", -1)) {
            Matcher event = EVENT.matcher(block);
            if (event.matches()) {
                events.add(new Event(Integer.parseInt(event.group(1)), event.group(2), event.group(3)));
            } else {
                assertThat(block).matches("retry: \\d+|:.*");
            }
        }
        return events;
    }
}
