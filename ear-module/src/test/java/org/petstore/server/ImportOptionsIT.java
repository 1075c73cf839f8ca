package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;
import static org.petstore.server.PetstoreClient.part;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.server.PetstoreClient.Answer;

/** What a client may say about its file, and the list of rows that failed. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class ImportOptionsIT {

    private static final String HEADER = "name,category,status,price,birth_date\n";
    private static final String HEADER_WITH_ID = "id," + HEADER;
    private static final String REST = ",dog,sold,1.00,2020-01-01\n";

    private PetstoreClient client;

    @BeforeAll
    void useServer(PetstoreClient client) {
        this.client = client;
    }

    @Test
    void optionsStandBeforeOrAfterTheFileOrInTheQuery() {
        String name = "Zoë " + UUID.randomUUID();
        byte[] file = (HEADER + name + REST).replace(',', ';').getBytes(Charset.forName("windows-1252"));
        var body = BodyPublishers.ofByteArray(file);
        String delimiter = part("delimiter", ";");
        String charset = part("charset", "windows-1252");

        List.of(
                        client.upload("/pets/import", delimiter + charset, body, ""),
                        client.upload("/pets/import", delimiter, body, charset),
                        client.upload("/pets/import?delimiter=%3B&charset=windows-1252", "", body, ""),
                        client.upload("/pets/import?delimiter=;", charset, body, delimiter))
                .forEach(accepted ->
                        assertThat(result(accepted).getInt("created")).isEqualTo(1));

        assertThat(client.all("/pets"))
                .extracting(pet -> pet.getString("name"))
                .filteredOn(name::equals)
                .hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tab", "\\t", "\t"})
    void aTabIsWrittenInThreeWays(String delimiter) {
        String file = (HEADER + "Rex" + REST).replace(',', '\t');
        assertThat(result(importPets(file, part("delimiter", delimiter))).getInt("created"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "delimiter ! x        ! delimiter must be one of: , ; | \\t tab",
                "delimiter ! ''       ! delimiter must be one of: , ; | \\t tab",
                "charset   ! latin-17 ! charset must be the IANA name of a charset such as windows-1252, not \"latin-17\"",
                "dryRun    ! yes      ! dryRun must be true or false",
                "mode      ! merge    ! mode must be one of: create, upsert",
                "maxErrors ! -1       ! maxErrors must be a whole number, 0 or more",
                "maxErrors ! 1.5      ! maxErrors must be a whole number, 0 or more",
                "dryrun    ! true     ! dryrun is not a field of this request"
            })
    void aWrongOptionIsToldByItsName(String name, String value, String error) {
        Answer answer = importPets(HEADER, part(name, value));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo(error);
        assertThat(answer.json().getJsonArray("fields").getJsonObject(0).getString("name"))
                .isEqualTo(name);
    }

    @Test
    void anOptionThatIsGivenTwiceMustBeTheSame() {
        var file = BodyPublishers.ofString(HEADER);
        Answer different = client.upload("/pets/import?mode=create", part("mode", "upsert"), file, "");
        assertThat(different.status()).isEqualTo(400);
        assertThat(different.json().getString("error")).isEqualTo("mode is given twice, and not the same");

        assertThat(client.upload("/pets/import?mode=create", part("mode", "create"), file, "")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aDryRunStoresNothing() {
        String name = "Dry " + UUID.randomUUID();
        Answer accepted =
                importPets(HEADER + name + REST + name + ",unicorn,sold,1,2020-01-01\n", part("dryRun", "true"));

        assertThat(result(accepted).toString()).startsWith("{\"dryRun\":true,\"created\":1,\"failed\":1,\"errors\":[{");

        assertThat(client.all("/pets")).extracting(pet -> pet.getString("name")).doesNotContain(name);
    }

    @Test
    void anUpsertUpdatesWhatIsStoredAndCreatesTheRest() {
        result(importPets(HEADER_WITH_ID + "700001,Rex" + REST, ""));

        JsonObject result = result(importPets(
                HEADER_WITH_ID + "700002,Max" + REST + "700001,Bella" + REST + "700002,Luna" + REST,
                part("mode", "upsert")));

        assertThat(result)
                .hasToString("{\"created\":1,\"updated\":1,\"failed\":1,"
                        + "\"errors\":[{\"row\":3,\"error\":\"id: 700002 is taken by row 1\"}]}");
        assertThat(client.get("/pets/700001").json().getString("name")).isEqualTo("Bella");
        assertThat(client.get("/pets/700002").json().getString("name")).isEqualTo("Max");
    }

    @Test
    void anImportThatWasStoppedKeepsWhatItStoredAndListsWhatFailed() {
        String file = HEADER_WITH_ID + "700011,Rex" + REST + "700012,bad\n" + "700013,Max" + REST;
        String jobId = importPets(file, part("maxErrors", "0")).jobId();

        assertThat(assertThatJob(client, jobId).endsAs("failed").json().getString("error"))
                .isEqualTo("Stopped because more than 0 rows failed (maxErrors)."
                        + " Of 2 rows read 1 were created, 1 failed. What was stored stays.");

        assertThat(client.get("/pets/700011").status()).isEqualTo(200);
        assertThat(client.get("/pets/700013").status()).isEqualTo(404);
        assertThat(Csv.read(failedRows(jobId).text()).get(1))
                .containsExactly("700012", "bad", "has 2 fields, expected 6");
    }

    @Test
    void failedRowsAreMendedAndImportedAgain() {
        String name = "Mended " + UUID.randomUUID();
        String jobId = importPets(
                        HEADER + name + REST + "\"" + name + "\",unicorn,sold,1,2020-01-01\n" + name
                                + ",dog,sold,free,2020-01-01\n",
                        "")
                .jobId();
        assertThatJob(client, jobId).completes();
        Answer list = failedRows(jobId);
        assertThat(list.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(list.header("Content-Disposition")).isEqualTo("attachment; filename=\"errors.csv\"");

        JsonObject again = result(importPets(list.text(), ""));
        assertThat(again.getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("error"))
                .containsExactly(
                        "category: must be one of dog, cat, bird, fish, reptile, not \"unicorn\"",
                        "price: must be a number such as 12.50, not \"free\"");
        JsonObject mended =
                result(importPets(list.text().replace(",unicorn,", ",cat,").replace(",free,", ",2,"), ""));
        assertThat(mended.getInt("created")).isEqualTo(2);
        assertThat(mended.getInt("failed")).isZero();
    }

    @Test
    void aListOfFailedRowsIsThereOnceTheImportHasEnded() {
        Answer unknown = client.get("/imports/" + UUID.randomUUID() + "/errors.csv");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().getString("error")).isEqualTo("Import not found");

        String running = client.importPets(GeneratedCsv.pets(300_000)).jobId();
        Answer early = client.get("/imports/" + running + "/errors.csv");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().getString("error")).isEqualTo("The import has not ended yet");

        client.delete("/jobs/" + running);
        assertThat(failedRows(running).text()).isEqualTo("\uFEFFname,category,status,price,birth_date,error\r\n");
    }

    @Test
    void aFileThatFailedAsAWholeHasNoFailedRows() {
        String jobId = client.importPets("%PDF-1.7\n").jobId();
        assertThatJob(client, jobId).endsAs("failed");

        Answer list = client.get("/imports/" + jobId + "/errors.csv");

        assertThat(list.status()).isEqualTo(409);
        assertThat(list.json().getString("error"))
                .isEqualTo("The file is not CSV but a PDF document. Save it as CSV, in UTF-8.");
    }

    private Answer failedRows(String jobId) {
        Answer list = client.get("/imports/" + jobId + "/errors.csv");
        assertThat(list.status()).isEqualTo(200);
        return list;
    }

    private Answer importPets(String file, String parts) {
        return client.upload("/pets/import", parts, BodyPublishers.ofString(file), "");
    }

    private JsonObject result(Answer accepted) {
        String jobId = accepted.jobId();
        assertThatJob(client, jobId).completes();
        return client.get("/imports/" + jobId).json();
    }
}
