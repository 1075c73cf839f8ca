package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.petstore.server.JobAssert.assertThatJob;

import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petstore.server.PetstoreClient.Answer;

/** A cancelled job is not only called so: its work ends. */
@TestInstance(Lifecycle.PER_CLASS)
class CancelIT {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration IN_TIME = Duration.ofSeconds(20);
    private static final int ORDERS = 250_000;
    private static final int PETS = 100_000;
    private static final int ROWS_OF_A_CHUNK = 5_000;

    /** Its report takes seconds. */
    private static final YearMonth LONG_MONTH = YearMonth.of(2024, 5);

    private static final String SMALL_MONTH = "2024-03";

    /** With one worker for long jobs, so that one waits as long as another is in work. */
    private final PetstoreServer server = new PetstoreServer("cancel")
            .with("PETSTORE_SAMPLE_DATA", "true")
            .with("PETSTORE_LONG_JOB_CONCURRENCY", "1");

    private PetstoreClient client;

    @BeforeAll
    void fillMonth() {
        client = server.start().client();
        String orders =
                client.importOrders(GeneratedCsv.orders(ORDERS, LONG_MONTH)).jobId();
        // The first report of a process spends most of its time on loading classes and cannot be stopped meanwhile
        String first = client.requestReport(SMALL_MONTH, "pdf").jobId();
        assertThatJob(client, orders).completes();
        assertThatJob(client, first).completes();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"at its first pages, 1, 49", "at its last pages, 60, 99"})
    void aReportIsStopped(String when, int fromProgress, int toProgress) {
        Set<Path> before = server.files();
        String jobId = requestLongReport();
        awaitProgress(jobId, fromProgress, toProgress);

        assertCancelled(jobId, client.delete("/jobs/" + jobId));
        server.awaitLog(SOON, jobId, "stopped, the attempt no longer owns it");

        assertThat(status(jobId)).isEqualTo("cancelled");
        assertThat(client.get("/reports/" + jobId).status()).isEqualTo(404);
        assertThat(server.files()).isEqualTo(before);
    }

    @Test
    void aJobThatWaitsIsNeverStarted() {
        String running = requestLongReport();
        server.awaitLog(IN_TIME, running, "attempt 2: started");
        String waiting = requestLongReport();
        String next = requestLongReport();
        server.awaitLog(IN_TIME, waiting, "moved to the long jobs");
        server.awaitLog(IN_TIME, next, "moved to the long jobs");

        assertThat(status(waiting)).isEqualTo("pending");
        assertCancelled(waiting, client.delete("/jobs/" + waiting));
        client.delete("/jobs/" + running);
        server.awaitLog(IN_TIME, next, "attempt 2: started");
        client.delete("/jobs/" + next);

        assertThat(status(waiting)).isEqualTo("cancelled");
        assertThat(server.log()).doesNotContain(waiting + " (orders-report) attempt 2");
    }

    @Test
    void anImportIsStoppedAndKeepsTheChunksThatWereCommitted() {
        int petsBefore = client.all("/pets").size();
        String jobId = client.importPets(GeneratedCsv.pets(PETS)).jobId();
        awaitProgress(jobId, 10, 80);

        assertCancelled(jobId, client.delete("/jobs/" + jobId));
        server.awaitLog(SOON, jobId, "stopped, the attempt no longer owns it");

        assertThat(status(jobId)).isEqualTo("cancelled");
        assertThat(client.get("/imports/" + jobId).status()).isEqualTo(404);
        int kept = client.all("/pets").size() - petsBefore;
        assertThat(kept).isBetween(PETS / 10, PETS * 9 / 10);
        assertThat(kept % ROWS_OF_A_CHUNK).isZero();
    }

    private String requestLongReport() {
        return client.requestReport(LONG_MONTH.toString(), "pdf").jobId();
    }

    private String status(String jobId) {
        return client.get("/jobs/" + jobId).json().getString("status");
    }

    private void awaitProgress(String jobId, int from, int to) {
        await("progress of %d to %d %%".formatted(from, to))
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> client.get("/jobs/" + jobId).json().getInt("progress") >= from);
        assertThat(client.get("/jobs/" + jobId).json().getInt("progress"))
                .as("it is seen in time")
                .isLessThanOrEqualTo(to);
    }

    private static void assertCancelled(String jobId, Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"jobId\":\"%s\",\"status\":\"cancelled\"}".formatted(jobId));
    }
}
