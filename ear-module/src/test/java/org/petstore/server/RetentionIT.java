package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.petstore.server.JobAssert.assertThatJob;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.petstore.server.PetstoreClient.Answer;

/** What jobs leave goes, each at its time: first the files, then the record. */
@TestInstance(Lifecycle.PER_CLASS)
class RetentionIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** More than are removed at a time. */
    private static final int IMPORTS = 250;

    private static final String BAD_ROW = "name,category,status,price,birth_date\nRex,unicorn,sold,1,2020-01-01\n";

    private final PetstoreServer server = new PetstoreServer("retention")
            .with("PETSTORE_SAMPLE_DATA", "true")
            .with("PETSTORE_RESULT_RETENTION", "10s")
            .with("PETSTORE_JOB_RETENTION", "30s")
            .with("PETSTORE_WEBHOOK_RETRIES", "1s");

    private PetstoreClient client;

    @BeforeAll
    void start() {
        client = server.start().client();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void filesGoFirstAndTheRecordOfHowTheJobEndedLater() throws Exception {
        try (var receiver = new WebhookReceiver()) {
            String report = client.requestReport("2024-03", "csv").jobId();
            List<String> small = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                small.add(client.requestReport("2030-01", "csv").jobId());
            }
            String pets = client.importPets(BAD_ROW, receiver.url()).jobId();
            String badFile = client.importPets("no header\n").jobId();
            small.forEach(jobId -> assertThatJob(client, jobId).completes());
            Answer completed = assertThatJob(client, report).completes();
            assertThatJob(client, pets).completes();
            assertThatJob(client, badFile).endsAs("failed");
            assertThat(client.get("/reports/" + report).status()).isEqualTo(200);
            assertThat(client.get("/imports/" + pets + "/errors.csv").status()).isEqualTo(200);
            assertThat(server.files()).isNotEmpty();

            awaitFiles("the files to be removed", Set::isEmpty);

            assertGone("/reports/" + report, "The report is not kept any more");
            assertThat(client.send("HEAD", "/reports/" + report).status()).isEqualTo(410);
            assertThat(client.send("GET", "/reports/" + report, "If-None-Match", "*")
                            .status())
                    .isEqualTo(410);
            small.forEach(jobId -> assertGone("/reports/" + jobId, "The report is not kept any more"));
            assertGone("/imports/" + pets + "/errors.csv", "The uploaded file is not kept any more");
            Answer retry = client.send("POST", "/jobs/" + badFile + "/retry");
            assertThat(retry.status()).isEqualTo(410);
            assertThat(retry.json().getString("error"))
                    .isEqualTo("What the job needs is not kept any more; make the request anew");
            Answer status = client.get("/jobs/" + report);
            assertThat(status.status()).isEqualTo(303);
            assertThat(status.text()).isEqualTo(completed.text());
            assertThat(client.get("/imports/" + pets).json().getInt("failed")).isEqualTo(1);
            assertThat(client.get("/jobs/" + badFile).json().getString("status"))
                    .isEqualTo("failed");
            assertThat(client.get("/jobs/" + pets + "/deliveries").status()).isEqualTo(200);

            List<String> all = new ArrayList<>(small);
            all.addAll(List.of(report, pets, badFile));
            await("the records to be removed")
                    .atMost(LONGEST)
                    .until(() -> all.stream()
                            .allMatch(jobId -> client.get("/jobs/" + jobId).status() == 404));
            assertThat(List.of(
                            "/reports/" + report,
                            "/reports/" + small.get(0),
                            "/imports/" + pets,
                            "/imports/" + pets + "/errors.csv",
                            "/jobs/" + pets + "/deliveries"))
                    .allSatisfy(path -> assertThat(client.get(path).status()).isEqualTo(404));
        }
    }

    @Test
    void whatAServerThatDiedWasRemovingIsRemovedByTheNext() {
        List<String> imports = Stream.generate(() -> client.importPets(BAD_ROW).jobId())
                .limit(IMPORTS)
                .toList();
        imports.forEach(jobId -> assertThatJob(client, jobId).completes());

        awaitFiles("the first files to be removed", files -> files.size() < IMPORTS);
        server.kill();
        server.start();

        awaitFiles("all files to be removed", Set::isEmpty);
        assertThat(imports)
                .allSatisfy(jobId -> assertThat(
                                client.get("/imports/" + jobId + "/errors.csv").status())
                        .isIn(404, 410));
    }

    /** A file may be removed while they are counted. */
    private void awaitFiles(String what, Predicate<Set<Path>> expected) {
        await(what)
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(1))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> expected.test(server.files()));
    }

    private void assertGone(String path, String error) {
        Answer answer = client.get(path);
        assertThat(answer.status()).as(path).isEqualTo(410);
        assertThat(answer.json().getString("error")).isEqualTo(error);
    }
}
