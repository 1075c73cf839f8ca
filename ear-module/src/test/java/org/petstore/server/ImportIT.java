package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.petstore.server.JobAssert.assertThatJob;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petstore.server.PetstoreClient.Answer;

/** Files that are good, large, too large or broken off on their way. */
@TestInstance(Lifecycle.PER_CLASS)
class ImportIT {

    private static final int MOST_BYTES = 32 << 20;
    private static final int MANY_ROWS = 300_000;
    private static final int MANY_FAILED = 1_000_000;
    private static final int MOST_ERRORS_TOLD = 1_000;

    private final PetstoreServer server = new PetstoreServer("imports").with("PETSTORE_MAX_UPLOAD", "32MiB");
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
    void theSampleOfPetsImportsAsDocumented() {
        assertThat(importSample("pets").json()).isEqualTo(ImportGuide.exampleResult());
        assertThat(client.all("/pets"))
                .extracting(pet -> pet.getString("name"))
                .contains("O'Malley, Thomas", "Max \"The Tank\"", "小虎", "Bubbles 🐠");
    }

    @Test
    void theSampleOfOrdersImportsAsDocumented() {
        assertThat(importSample("orders").text()).isEqualTo("""
                        {"created":5,"failed":1,"errors":[{"row":6,"error":"order_date: must be a time such as \
                        2024-03-01T12:30:00Z, not \\"2024-03-31\\"; quantity: must be a whole number from 1 to 999, \
                        not \\"0\\""}]}""");
        assertThat(client.get("/orders/900002").json().getString("order_date")).startsWith("2024-03-01T17:40:12.5");
    }

    @Test
    void aTextIsStoredAsItStands() {
        String name = "\\N \\\\ \\t \t \n \r \" ' , 🐠 \\.";
        String jobId = client.importPets(
                        "id,name,category,status,price,birth_date\n800001,\"%s\",fish,sold,1,0001-01-01\n"
                                .formatted(name.replace("\"", "\"\"")))
                .jobId();
        assertThatJob(client, jobId).completes();

        JsonObject pet = client.get("/pets/800001").json();
        assertThat(pet.getString("name")).isEqualTo(name);
        assertThat(pet.getString("birth_date")).isEqualTo("0001-01-01");
    }

    @Test
    void theFirstThousandErrorsAreToldAndAllAreCounted() {
        var rows = new CsvRows("name,category,status,price,birth_date");
        for (int row = 1; row <= MOST_ERRORS_TOLD + 500; row++) {
            rows.bad("Rex,unicorn,available,9.99,2020-01-01", "category");
        }
        try (var receiver = new WebhookReceiver()) {
            String jobId = client.importPets(rows.csv(), receiver.url()).jobId();
            assertThatJob(client, jobId).completes();

            Answer result = client.get("/imports/" + jobId);

            assertThat(result.json().getInt("failed")).isEqualTo(rows.errors().size());
            assertThat(result.json().getBoolean("errorsTruncated")).isTrue();
            assertThat(result.json().getJsonArray("errors").getValuesAs(JsonObject.class))
                    .extracting(error -> error.getInt("row"))
                    .hasSize(MOST_ERRORS_TOLD)
                    .isSorted()
                    .endsWith(MOST_ERRORS_TOLD);
            assertThat(receiver.awaitDeliveries(1).get(0).text())
                    .isEqualTo("{\"jobId\":\"%s\",\"status\":\"completed\",\"results\":%s}"
                            .formatted(jobId, result.text()));
        }
    }

    @Test
    void aLargeFileIsImportedAndItsProgressIsSeen() {
        String jobId = client.importPets(GeneratedCsv.pets(MANY_ROWS)).jobId();
        Set<Integer> seen = new TreeSet<>();
        await("the import to end")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    Answer status = client.get("/jobs/" + jobId);
                    seen.add(status.json().getInt("progress"));
                    return status.status() == 303;
                });

        assertThat(client.get("/imports/" + jobId).json().getInt("created")).isEqualTo(MANY_ROWS);
        assertThat(seen)
                .contains(100)
                .filteredOn(progress -> progress > 0 && progress < 100)
                .hasSizeGreaterThan(10);
    }

    @Test
    void aMillionFailedRowsAreListed() {
        String header = "name,category,status,price,birth_date";
        String jobId =
                client.importPets(header + "\n" + "x,,,,\n".repeat(MANY_FAILED)).jobId();
        assertThatJob(client, jobId).completes();

        Answer list = client.get("/imports/" + jobId + "/errors.csv");

        assertThat(list.text().lines())
                .hasSize(MANY_FAILED + 1)
                .startsWith("\uFEFF" + header + ",error")
                .endsWith("x,,,,,\"category: is empty; status: is empty; price: is empty; birth_date: is empty\"");
        assertThat(client.get("/imports/" + jobId).json().getInt("failed")).isEqualTo(MANY_FAILED);
    }

    static Stream<Named<BodyPublisher>> bodiesThatAreTooLarge() {
        byte[] file = new byte[MOST_BYTES];
        return Stream.of(
                Named.of("with its length", BodyPublishers.ofByteArray(file)),
                Named.of("in chunks", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(file))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodiesThatAreTooLarge")
    void anUploadBeyondTheLimitIsRefusedAndNotKept(BodyPublisher file) {
        Set<Path> before = server.files();

        Answer answer = client.upload("/pets/import", file, "");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getString("error"))
                .isEqualTo("The request must not be larger than %d bytes".formatted(MOST_BYTES));
        assertThat(server.files()).isEqualTo(before);
    }

    @Test
    void aClientThatGoesAwayInTheMiddleLeavesNothing() throws IOException {
        Set<Path> before = server.files();
        try (var connection =
                new Socket(InetAddress.getLoopbackAddress(), server.base().getPort())) {
            connection.getOutputStream().write(("""
                    POST /pets/import HTTP/1.1\r
                    Host: localhost\r
                    Content-Type: multipart/form-data; boundary=b\r
                    Content-Length: 10000000\r
                    \r
                    --b\r
                    Content-Disposition: form-data; name="file"; filename="pets.csv"\r
                    \r
                    """ + GeneratedCsv.pets(10_000)).getBytes(StandardCharsets.US_ASCII));
            await("the server to receive the file").until(() -> server.files().size() > before.size());
        }

        await("the server to forget it")
                .ignoreExceptionsInstanceOf(UncheckedIOException.class) // a file that vanishes while it is looked at
                .untilAsserted(() -> assertThat(server.files()).isEqualTo(before));
    }

    /** Imports a file of the documentation and gives the result. */
    private Answer importSample(String name) {
        var file = BodyPublishers.ofByteArray(ImportGuide.sample(name + ".csv"));
        String jobId = client.upload("/%s/import".formatted(name), file, "").jobId();
        assertThatJob(client, jobId).completes();
        return client.get("/imports/" + jobId);
    }
}
