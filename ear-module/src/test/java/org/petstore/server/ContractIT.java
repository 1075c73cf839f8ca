package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
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

/** The guide's contract as a client written for it sees it, row by row. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class ContractIT {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    private PetstoreClient client;

    @BeforeAll
    void useServer(PetstoreClient client) {
        this.client = client;
    }

    @Test
    void aRequestForAReportIsAcceptedAtOnce() {
        Answer answer = client.requestReport("{\"month\":\"2024-03\",\"format\":\"pdf\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/jobs/" + answer.jobId());
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.json().keySet()).containsExactly("jobId", "status", "createdAt", "statusUrl");
        assertThat(UUID.fromString(answer.jobId()).version()).isEqualTo(7);
        assertThat(answer.json().getString("status")).isEqualTo("pending");
        assertThat(answer.json().getString("createdAt")).matches(TIME);
        assertThat(answer.json().getString("statusUrl")).isEqualTo("/jobs/" + answer.jobId());
    }

    @Test
    void aCompletedReportIsFoundWithSeeOther() {
        String jobId = client.requestReport("2024-03", "csv").jobId();

        Answer answer = assertThatJob(client, jobId).completes();

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/reports/" + jobId);
        assertThat(answer.json().keySet())
                .containsExactly(
                        "jobId",
                        "status",
                        "progress",
                        "createdAt",
                        "startedAt",
                        "completedAt",
                        "resultUrl",
                        "sequence");
        assertThat(answer.json().getInt("progress")).isEqualTo(100);
        assertThat(answer.json().getString("resultUrl")).isEqualTo("/reports/" + jobId);
        assertThat(List.of("createdAt", "startedAt", "completedAt"))
                .extracting(time -> answer.json().getString(time))
                .allSatisfy(time -> assertThat(time).matches(TIME))
                .isSortedAccordingTo((a, b) -> Instant.parse(a).compareTo(Instant.parse(b)));
    }

    @Test
    void theFormatIsPdfUnlessAskedOtherwise() {
        String jobId = client.requestReport("{\"month\":\"2030-01\"}").jobId();
        assertThatJob(client, jobId).completes();

        Answer file = client.get("/reports/" + jobId);

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"orders-2030-01.pdf\"");
        assertThat(file.header("Content-Length")).isEqualTo(Integer.toString(file.bytes().length));
        assertThat(file.text()).startsWith("%PDF-");
    }

    @Test
    void anImportIsAcceptedLikeAReportAndTellsItsResults() {
        Answer accepted = client.importPets("""
                name,category,status,price,birth_date
                Rex,dog,available,99.50,2020-05-01
                Nessie,monster,available,1,2020-05-01
                Tom,cat,sold,10,2019-01-31
                """);
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.json().keySet()).containsExactly("jobId", "status", "createdAt", "statusUrl");
        assertThat(accepted.header("Location")).isEqualTo("/jobs/" + accepted.jobId());

        Answer completed = assertThatJob(client, accepted.jobId()).completes();
        assertThat(completed.status()).isEqualTo(303);
        assertThat(completed.header("Location")).isEqualTo("/imports/" + accepted.jobId());

        Answer results = client.get(completed.header("Location"));
        assertThat(results.status()).isEqualTo(200);
        assertThat(results.json().getInt("created")).isEqualTo(2);
        assertThat(results.json().getInt("failed")).isEqualTo(1);
        assertThat(results.json().getJsonArray("errors")).hasSize(1);
        assertThat(results.json().getJsonArray("errors").getJsonObject(0).getInt("row"))
                .isEqualTo(2);
        assertThat(results.json().getJsonArray("errors").getJsonObject(0).getString("error"))
                .contains("category");
    }

    @Test
    void aFileThatIsNoCsvFailsTheJobWithAnError() {
        String jobId = client.importPets("%PDF-1.7\n\u0000\u0001\u0002").jobId();

        Answer failed = assertThatJob(client, jobId).endsAs("failed");

        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.json().getString("error")).isNotBlank();
        assertThat(failed.json().containsKey("resultUrl")).isFalse();
    }

    @Test
    void progressOfARunningJobNeverFalls() {
        String jobId = client.requestReport("2024-03", "pdf").jobId();
        int last = 0;
        Answer status;
        do {
            status = client.get("/jobs/" + jobId);
            assertThat(status.json().getInt("progress")).isBetween(last, 100);
            last = status.json().getInt("progress");
        } while (status.status() == 200);
        assertThat(last).isEqualTo(100);
    }

    @Test
    void aCompletedJobCannotBeCancelled() {
        String jobId = client.requestReport("2030-01", "csv").jobId();
        assertThatJob(client, jobId).completes();

        Answer answer = client.delete("/jobs/" + jobId);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo("Cannot cancel completed job");
    }

    @Test
    void aFailedJobCannotBeCancelled() {
        String jobId = client.importPets("no,such,header\n1,2,3\n").jobId();
        assertThatJob(client, jobId).endsAs("failed");

        Answer answer = client.delete("/jobs/" + jobId);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo("Cannot cancel failed job");
    }

    @Test
    void cancellingTwiceIsNoError() {
        String jobId = client.requestReport("2024-03", "pdf").jobId();

        Answer first = client.delete("/jobs/" + jobId);
        Answer second = client.delete("/jobs/" + jobId);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).isEqualTo("{\"jobId\":\"%s\",\"status\":\"cancelled\"}".formatted(jobId));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(client.get("/jobs/" + jobId).json().getString("status")).isEqualTo("cancelled");
        assertThat(client.get("/reports/" + jobId).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"018f0000-0000-7000-8000-000000000000", "1", "not-a-job", "%00"})
    void anUnknownJobIsNotFound(String jobId) {
        for (String method : List.of("GET", "DELETE")) {
            Answer answer = client.send(method, "/jobs/" + jobId);
            assertThat(answer.status()).isEqualTo(404);
            assertProblem(answer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                         | body
            {                                          | JSON
            []                                         | JSON object
            "2024-03"                                  | JSON object
            {"month":"2024-03","month":"2024-04"}      | twice
            {}                                         | month
            {"month":null}                             | month
            {"month":202403}                           | month must be a month
            {"month":{"a":1}}                          | month must be a string
            {"month":["2024-03"]}                      | month must be a string
            {"month":"2024-13"}                        | month
            {"month":"2024-3"}                         | month
            {"month":"24-03"}                          | month
            {"month":" 2024-03"}                       | month
            {"month":"2024-03","format":"docx"}        | format
            {"month":"2024-03","format":"PDF"}         | format
            {"month":"2024-03","format":true}          | format
            {"month":"2024-03","format":"csv","guardFormulas":"yes"} | guardFormulas must be true or false
            {"month":"2024-03","format":"csv","guardFormulas":1}     | guardFormulas must be true or false
            {"month":"2024-03","format":"xlsx","guardFormulas":true} | guardFormulas is for the format csv only
            {"month":"2024-03","guardFormulas":false}  | guardFormulas is for the format csv only
            {"month":"2024-03","monht":"2024-03"}      | monht
            {"month":"2024-03","callbackUrl":"file:///etc/passwd"} | callbackUrl
            {"month":"2024-03","callbackUrl":"ftp://example.com/"} | callbackUrl
            {"month":"2024-03","callbackUrl":"hook"}   | callbackUrl
            {"month":"2024-03","callbackUrl":"http://user:secret@127.0.0.1/"} | callbackUrl
            {"month":"2024-03","callbackUrl":7}        | callbackUrl
            """)
    void aReportRequestThatCannotBeUsedNamesWhatIsWrong(String body, String told) {
        Answer answer = client.requestReport(body == null ? "" : body);

        assertThat(answer.status()).isEqualTo(400);
        assertProblem(answer);
        assertThat(answer.json().getString("error")).contains(told);
    }

    @Test
    void allFieldsThatAreWrongAreToldAtOnce() {
        Answer answer = client.requestReport("{\"month\":\"x\",\"format\":\"y\",\"z\":\"z\"}");

        assertThat(answer.json().getJsonArray("fields"))
                .extracting(field -> field.asJsonObject().getString("name"))
                .containsExactly("month", "format", "z");
    }

    @Test
    void aBodyThatIsNotJsonIsAnUnsupportedMediaType() {
        Answer answer = client.post("/reports/orders", "text/plain", "month=2024-03");

        assertThat(answer.status()).isEqualTo(415);
        assertProblem(answer);
    }

    @Test
    void aJsonBodyHasALimit() {
        Answer answer = client.requestReport("{\"month\":\"%s\"}".formatted("x".repeat(100_000)));

        assertThat(answer.status()).isEqualTo(413);
        assertProblem(answer);
    }

    @Test
    void jsonThatIsTooDeepOrTooLongForAnyParserIsRefusedLikeOtherBadJson() {
        for (String value : List.of("[".repeat(5_000), "1".repeat(5_000), "{\"a\":".repeat(2_000))) {
            Answer answer = client.requestReport("{\"month\":%s}".formatted(value));
            assertThat(answer.status()).isEqualTo(400);
            assertProblem(answer);
        }
    }

    @Test
    void aFormHasALimitedNumberOfParts() {
        var csv = BodyPublishers.ofString("name,category,status,price,birth_date\n");
        Answer answer =
                client.upload("/pets/import", csv, PetstoreClient.part("x", "y").repeat(30));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).contains("20 parts");
    }

    @Test
    void theHeaderOfAPartHasALimit() {
        var csv = BodyPublishers.ofString("name,category,status,price,birth_date\n");
        Answer answer = client.upload("/pets/import", csv, PetstoreClient.part("x".repeat(5_000), "y"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error"))
                .isEqualTo("The header of a part must not be larger than 4096 bytes");
    }

    @Test
    void anImportNeedsAFile() {
        assertThat(List.of(
                        client.post("/pets/import", "multipart/form-data; boundary=b", ""),
                        client.post("/pets/import", "multipart/form-data; boundary=b", "--b--\r\n"),
                        client.post("/pets/import", "multipart/form-data", "no boundary"),
                        client.post("/pets/import", "multipart/form-data; boundary=b", "--b\r\nContent-Disposi"),
                        client.importPets("")))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                    assertProblem(answer);
                });
        assertThat(client.post("/pets/import", "text/csv", "name\nRex\n").status())
                .isEqualTo(415);
    }

    @Test
    void anImportRefusesWhatItDoesNotKnow() {
        var csv = BodyPublishers.ofString("name,category,status,price,birth_date\n");
        Answer answer = client.upload(
                "/pets/import",
                csv,
                PetstoreClient.part("callbackUrl", "file:///x") + PetstoreClient.part("mood", "x"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getJsonArray("fields"))
                .extracting(field -> field.asJsonObject().getString("name"))
                .containsExactly("callbackUrl", "mood");
    }

    @Test
    void whatIsNotThereIsToldAsAProblem() {
        assertThat(List.of("/", "/nowhere", "/reports/018f0000-0000-7000-8000-000000000000", "/pets/0", "/orders/x"))
                .map(client::get)
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(404);
                    assertProblem(answer);
                });
        Answer wrongMethod = client.send("PUT", "/jobs/1");
        assertThat(wrongMethod.status()).isEqualTo(405);
        assertThat(wrongMethod.header("Allow")).contains("GET", "DELETE");
        assertProblem(wrongMethod);
    }

    @Test
    void petsAndOrdersAreReadInPages() {
        Answer first = client.get("/orders?limit=3");
        assertThat(first.json().getJsonArray("items"))
                .extracting(order -> order.asJsonObject().getInt("id"))
                .containsExactly(1, 2, 3);
        assertThat(first.json().getJsonArray("items").getJsonObject(0).keySet())
                .containsExactly("id", "order_date", "customer", "pet_id", "quantity", "total", "status");

        assertThat(first.header("Link"))
                .isEqualTo("<%s>; rel=\"next\"".formatted(first.json().getString("next")));

        Answer second = client.get(first.json().getString("next"));
        assertThat(second.json().getJsonArray("items"))
                .extracting(order -> order.asJsonObject().getInt("id"))
                .containsExactly(4, 5, 6);

        assertThat(client.get("/orders/4").json())
                .isEqualTo(second.json().getJsonArray("items").getJsonObject(0));
        assertThat(client.get("/pets/1").json().keySet())
                .containsExactly("id", "name", "category", "status", "price", "birth_date");
        assertThat(client.get("/pets?limit=x").status()).isEqualTo(400);
    }

    /** RFC 9457 and the guide's error at once, and nothing of how the server is made. */
    private static void assertProblem(Answer answer) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getInt("status")).isEqualTo(answer.status());
        assertThat(answer.json().keySet()).contains("type", "title", "status", "detail", "error");
        assertThat(answer.json().getString("error")).isNotBlank();
        assertThat(answer.text()).doesNotContain("Exception", "org.petstore", "jakarta.", "RESTEASY", "\tat ");
    }
}
