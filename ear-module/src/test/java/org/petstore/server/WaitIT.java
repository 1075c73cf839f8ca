package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.petstore.server.JobAssert.assertThatJob;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.petstore.server.PetstoreClient.Answer;

/** A client that would rather wait than ask again and again ({@code Prefer: wait}, RFC 7240). */
@TestInstance(Lifecycle.PER_CLASS)
class WaitIT {

    private static final Duration AT_ONCE = Duration.ofMillis(900);
    private static final String EMPTY_MONTH = "{\"month\":\"2030-01\",\"format\":\"csv\"}";

    /** Too long for the lane of short jobs. */
    private static final int MANY_PETS = 60_000;

    private static final String LONG_JOBS = "/subsystem=messaging-activemq/server=default/jms-queue=PetstoreLongJobs";

    private final PetstoreServer server = new PetstoreServer("wait");

    private PetstoreClient client;

    /** Long jobs wait until they are cancelled. */
    @BeforeAll
    void start() {
        client = server.start().client();
        server.manage(LONG_JOBS + ":pause");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aReportThatIsSoonDoneIsTheAnswerToItsRequest() {
        Answer answer = client.with("Prefer", "wait=20").requestReport(EMPTY_MONTH);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=20");
        assertThat(answer.header("Location")).isEqualTo("/reports/" + answer.jobId());
        assertThat(answer.json().getString("status")).isEqualTo("completed");
        assertThat(answer.header("ETag"))
                .isEqualTo(client.get("/jobs/" + answer.jobId()).header("ETag"));
        assertThat(answer.text())
                .isEqualTo(client.get("/jobs/" + answer.jobId()).text());
        assertThat(client.get(answer.header("Location")).status()).isEqualTo(200);
    }

    @Test
    void anImportToo() {
        Answer answer = client.with("Prefer", "respond-async, wait=20").importPets("""
                name,category,status,price,birth_date
                Rex,dog,available,99.50,2020-05-01
                """);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/imports/" + answer.jobId());
    }

    @Test
    void aJobThatFailsIsToldAsItsStatusIs() {
        Answer answer = client.with("Prefer", "wait=20").importPets("%PDF-1.7");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Location")).isNull();
        assertThat(answer.json().getString("status")).isEqualTo("failed");
        assertThat(answer.json().getString("error")).isNotBlank();
    }

    @Test
    void aJobThatTakesLongerIsAcceptedAsEver() {
        Answer answer = client.with("Prefer", "wait=1").importPets(GeneratedCsv.pets(MANY_PETS));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/jobs/" + answer.jobId());
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        assertThat(answer.json().keySet()).containsExactly("jobId", "status", "createdAt", "statusUrl");
        client.delete("/jobs/" + answer.jobId());
    }

    @Test
    void withoutThePreferenceNothingIsHeld() {
        Answer answer = client.requestReport(EMPTY_MONTH);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Preference-Applied")).isNull();
        assertThatJob(client, answer.jobId()).completes();
    }

    @Test
    void theStatusIsHeldUntilTimeIsUp() {
        String jobId = waiting();

        long started = System.nanoTime();
        Answer answer = client.with("Prefer", "wait=2").get("/jobs/" + jobId);

        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(2).plus(AT_ONCE));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=2");
        assertThat(answer.json().getString("status")).isEqualTo("pending");
        client.delete("/jobs/" + jobId);
    }

    @Test
    void theStatusIsHeldUntilTheJobChanges() throws Exception {
        String jobId = waiting();
        Answer before = client.get("/jobs/" + jobId);

        var held = CompletableFuture.supplyAsync(
                () -> client.with("Prefer", "wait=30").get("/jobs/" + jobId));
        var unchanged = CompletableFuture.supplyAsync(
                () -> client.with("Prefer", "wait=30", "If-None-Match", before.header("ETag"))
                        .get("/jobs/" + jobId));
        await("both to be held")
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(2))
                .until(() -> !held.isDone() && !unchanged.isDone());
        client.delete("/jobs/" + jobId);

        for (Answer answer : new Answer[] {held.get(5, TimeUnit.SECONDS), unchanged.get(5, TimeUnit.SECONDS)}) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().getString("status")).isEqualTo("cancelled");
            assertThat(answer.json().getInt("sequence")).isEqualTo(before.json().getInt("sequence") + 1);
            assertThat(answer.header("ETag")).isNotEqualTo(before.header("ETag"));
        }
    }

    @Test
    void eachAnswerIsANewerState() {
        String jobId = client.importPets(GeneratedCsv.pets(30_000)).jobId();
        List<Integer> sequences = new ArrayList<>();
        Answer answer = client.get("/jobs/" + jobId);
        while (answer.status() == 200) {
            sequences.add(answer.json().getInt("sequence"));
            answer = client.with("Prefer", "wait=30", "If-None-Match", answer.header("ETag"))
                    .get("/jobs/" + jobId);
        }

        assertThat(answer.status()).isEqualTo(303);
        assertThat(sequences).as("with progress").hasSizeGreaterThan(2);
        assertThat(sequences).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void whoKnowsAnEarlierStateIsToldAtOnce() {
        String jobId = waiting();

        long started = System.nanoTime();
        Answer answer =
                client.with("Prefer", "wait=30", "If-None-Match", "W/\"1\"").get("/jobs/" + jobId);

        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(AT_ONCE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Preference-Applied")).isNull();
        client.delete("/jobs/" + jobId);
    }

    @Test
    void whoKnowsThePresentStateIsToldThatItHasNotChanged() {
        String jobId = waiting();
        String tag = client.get("/jobs/" + jobId).header("ETag");

        Answer answer = client.with("Prefer", "wait=1", "If-None-Match", tag).get("/jobs/" + jobId);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
        client.delete("/jobs/" + jobId);
    }

    @Test
    void aJobThatHasEndedIsToldAtOnce() {
        String jobId = client.requestReport(EMPTY_MONTH).jobId();
        assertThatJob(client, jobId).completes();

        Answer answer = client.with("Prefer", "wait=30").get("/jobs/" + jobId);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Preference-Applied")).isNull();
    }

    @Test
    void anUnknownJobIsNotWaitedFor() {
        assertThat(client.with("Prefer", "wait=30")
                        .get("/jobs/00000000-0000-7000-8000-000000000000")
                        .status())
                .isEqualTo(404);
    }

    private String waiting() {
        String jobId = client.importPets(GeneratedCsv.pets(MANY_PETS)).jobId();
        server.awaitLog(Duration.ofSeconds(20), jobId, "moved to the long jobs");
        return jobId;
    }
}
