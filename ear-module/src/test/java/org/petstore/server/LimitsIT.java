package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.petstore.server.JobAssert.assertThatJob;
import static org.petstore.server.PetstoreClient.part;
import static org.petstore.server.ProblemAssert.assertProblem;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.petstore.server.PetstoreClient.Answer;

/** Nothing that a client can make large is without a limit, and each limit says what it is. */
@ExtendWith(SharedServer.class)
class LimitsIT {

    private static final String BROKER = "/subsystem=messaging-activemq/server=default/in-vm-acceptor=in-vm";
    private static final int MOST_JOBS = 3;
    private static final int MOST_BYTES = 10_000;
    private static final String PETS = GeneratedCsv.pets(1);

    @Test
    void aCallerWithTooManyUnfinishedJobsIsToldToWait() {
        try (var server = new PetstoreServer("limit-of-caller")
                .with("PETSTORE_MOST_UNFINISHED_JOBS_OF_CALLER", Integer.toString(MOST_JOBS))
                .start()) {
            refusesJobsUntilSomeHaveEnded(server, 429, "Too many of your jobs have not ended; try again later");
        }
    }

    @Test
    void aServerWithTooManyUnfinishedJobsTakesNoMore() {
        try (var server = new PetstoreServer("limit-of-all")
                .with("PETSTORE_MOST_UNFINISHED_JOBS", Integer.toString(MOST_JOBS))
                .start()) {
            refusesJobsUntilSomeHaveEnded(
                    server, 503, "The server has too many jobs that have not ended; try again later");
        }
    }

    private static void refusesJobsUntilSomeHaveEnded(PetstoreServer server, int status, String error) {
        PetstoreClient client = server.client();
        PetstoreClient keyed = client.with("Idempotency-Key", "first");
        server.manage(BROKER + ":stop"); // without it jobs are accepted and wait
        Answer first = keyed.requestReport("2030-01", "csv");
        List<Answer> accepted = Stream.generate(() -> client.requestReport("2030-01", "csv"))
                .limit(MOST_JOBS - 1)
                .toList();
        assertThat(accepted).extracting(Answer::status).containsOnly(202);

        PetstoreClient late = client.with("Idempotency-Key", "late");
        assertThat(List.of(
                        client.requestReport("2030-01", "csv"),
                        late.requestReport("2030-01", "csv"),
                        client.importPets(PETS),
                        late.importPets(PETS)))
                .allSatisfy(answer -> {
                    assertProblem(answer, status, error);
                    assertThat(answer.header("Retry-After")).isEqualTo("5");
                });
        assertThat(server.files()).as("uploads that were refused").isEmpty();
        assertThat(keyed.requestReport("2030-01", "csv").text())
                .as("a job that has been accepted")
                .isEqualTo(first.text());

        server.manage(BROKER + ":start");
        assertThatJob(client, first.jobId()).completes();
        await("room for another job")
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(late.importPets(PETS).status()).isEqualTo(202));
    }

    @Test
    void anUploadThatSaysThatItIsTooLargeIsRefusedBeforeItIsSent() throws IOException {
        try (var server = new PetstoreServer("limit-of-uploads")
                        .with("PETSTORE_MAX_UPLOAD", Integer.toString(MOST_BYTES))
                        .start();
                var connection = new Socket(
                        InetAddress.getLoopbackAddress(), server.base().getPort())) {
            connection.setSoTimeout(10_000);
            connection.getOutputStream().write("""
                    POST /pets/import HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: multipart/form-data; boundary=b\r
                    Content-Length: %d\r
                    \r
                    """.formatted(MOST_BYTES + 1).getBytes(StandardCharsets.US_ASCII));

            byte[] statusLine = connection.getInputStream().readNBytes("HTTP/1.1 413".length());

            assertThat(new String(statusLine, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");

            PetstoreClient keyed = server.client().with("Idempotency-Key", "mended");
            assertProblem(
                    keyed.importPets("x".repeat(MOST_BYTES)), 413, "The request must not be larger than 10000 bytes");
            assertThat(keyed.importPets(PETS).status()).isEqualTo(202);
        }
    }

    @Test
    void aServerThatIsSuspendedTakesNothingUntilItIsResumed() {
        try (var server = new PetstoreServer("limit-suspended").start()) {
            PetstoreClient client = server.client();

            server.manage(":suspend");
            Answer refused = client.requestReport("2030-01", "csv");
            server.manage(":resume");

            assertThat(refused.status()).isEqualTo(503);
            assertThat(client.requestReport("2030-01", "csv").status()).isEqualTo(202);
        }
    }

    @Test
    void aFieldOfAFormHasALimit(PetstoreClient client) {
        assertProblem(
                client.upload("/pets/import", BodyPublishers.ofString(PETS), part("mode", "x".repeat(8_193))),
                413,
                "A field must not be larger than 8192 bytes");
    }

    @Test
    void theNameOfAFieldIsPartOfAHeaderThatHasALimit(PetstoreClient client) {
        assertProblem(
                client.upload("/pets/import", BodyPublishers.ofString(PETS), part("x".repeat(4_097), "y")),
                400,
                "The header of a part must not be larger than 4096 bytes");
    }

    @Test
    void aFormHasALimitedNumberOfParts(PetstoreClient client) {
        assertProblem(
                client.upload(
                        "/pets/import",
                        BodyPublishers.ofString(PETS),
                        part("mode", "create").repeat(20)),
                400,
                "There must not be more than 20 parts");
    }

    @Test
    void anotherMediaTypeIsNeitherTakenNorGiven(PetstoreClient client) {
        assertProblem(client.post("/pets/import", "text/csv", PETS), 415, "This address does not take this media type");
        assertProblem(
                client.post("/reports/orders", "text/plain", "2024-03"),
                415,
                "This address does not take this media type");
        assertProblem(
                client.with("Accept", "image/png").requestReport("2030-01", "csv"),
                406,
                "This address cannot answer in any of the accepted media types");
    }
}
