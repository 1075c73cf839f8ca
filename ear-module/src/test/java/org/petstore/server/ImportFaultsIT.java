package org.petstore.server;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.petstore.server.JobAssert.assertThatJob;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.petstore.server.PetstoreClient.Answer;

/** Whatever is wrong with a file, its sender is told as docs/imports.md has it, to the word. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class ImportFaultsIT {

    private static final String PETS_HEADER = "name,category,status,price,birth_date";
    private static final String ORDERS_HEADER = "id,order_date,customer,pet_id,quantity,total,status";
    private static final String GOOD_PET = "Rex,dog,available,9.99,2020-01-01";
    private static final String COLUMNS =
            "The first row must name the columns, separated by commas: name, category, status, price, birth_date, id (optional).";
    private static final String NUL_BYTES =
            "The file is not text: it begins with NUL bytes. UTF-16 needs a byte order mark or its charset named.";
    private static final int LONGEST_ROW = 1 << 20;

    /** No client can bring them about: they need a purged upload, and a rule that only the database knows. */
    private static final List<String> OUT_OF_REACH =
            List.of("The uploaded file is no longer kept. Send it again.", "could not be stored");

    private PetstoreClient client;

    @BeforeAll
    void useServer(PetstoreClient client) {
        this.client = client;
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                file("The file is empty.", "\uFEFF"),
                file("The file is empty.", "\n \r\n\n"),
                file("The file is not CSV but a PDF document. Save it as CSV, in UTF-8.", "%PDF-1.7\n"),
                file(
                        "The file is not CSV but an Excel workbook or another ZIP archive. Save it as CSV, in UTF-8.",
                        "PK\u0003\u0004\u0014\u0000"),
                file(NUL_BYTES, "\u0000\u0001\u0002\u0003"),
                file(NUL_BYTES, PETS_HEADER.getBytes(UTF_16LE)),
                file(
                        "The file is not valid UTF-8 near line 17. Save it as UTF-8, or name its charset.",
                        "%s\n%sZoë,cat,sold,1,2020-01-01\n"
                                .formatted(PETS_HEADER, (GOOD_PET + "\n").repeat(15))
                                .getBytes(Charset.forName("windows-1252"))),
                file(
                        "The file is not valid UTF-8 near line 1. Save it as UTF-8, or name its charset.",
                        new byte[] {0x7F, 'E', 'L', 'F', (byte) 0xC0, (byte) 0x80}),
                file(
                        "The file is not valid UTF-16LE near line 1. Save it as UTF-8, or name its charset.",
                        new byte[] {(byte) 0xFF, (byte) 0xFE, 'n', 0, 'a'}),
                file(
                        COLUMNS + " It is \"name;category;status;price;birth_date\".",
                        "name;category;status;price;birth_date\nRex;dog;available;9.99;2020-01-01\n"),
                file(COLUMNS + " It is \"Rex,dog,available,9.99,2020-01-01\".", GOOD_PET),
                file(
                        COLUMNS + " It has a quoted value that does not end with a quote.",
                        "\"name,category,status,price,birth_date"),
                file("The header lacks the column price.", "name,category,status,birth_date\n"),
                file(
                        "The header has the unknown column \"prise\"; lacks the column price.",
                        "name,category,status,prise,birth_date\n"),
                file("The header has the column name twice.", PETS_HEADER + ",Name\n"),
                file("The header has no name for column 6.", PETS_HEADER + ",\n"),
                arguments(
                        "The header lacks the column id.",
                        PETS_HEADER.getBytes(UTF_8),
                        PetstoreClient.part("mode", "upsert")),
                arguments(
                        "Stopped because more than 2 rows failed (maxErrors)."
                                + " Of 6 rows read 3 were created, 3 failed. What was stored stays.",
                        (PETS_HEADER + "\n" + (GOOD_PET + "\nbad\n").repeat(4)).getBytes(UTF_8),
                        PetstoreClient.part("maxErrors", "2")));
    }

    private static Arguments file(String words, String content) {
        return file(words, content.getBytes(UTF_8));
    }

    private static Arguments file(String words, byte[] content) {
        return arguments(words, content, "");
    }

    private static CsvRows badPets() {
        return new CsvRows(PETS_HEADER)
                .good(GOOD_PET)
                .bad("Rex,dog,available,9.99", "has 4 fields, expected 5")
                .bad("\"Rex,dog,available,9.99,2020-01-01", "has a quoted value that does not end with a quote")
                .good("\"Tom\",cat,available,9.99,2020-01-01")
                .bad(
                        "Max \"The Tank\",dog,available,9.99,2020-01-01",
                        "has a quote inside a value that does not begin with one")
                .bad("Re\u0000x,dog,available,9.99,2020-01-01", "name: contains the control character U+0000")
                .bad(" ,dog,available,9.99,2020-01-01", "name: is empty")
                .good("🐶".repeat(80) + ",dog,available,9.99,2020-01-01")
                .bad(
                        "🐶".repeat(81) + ",dog,available,9.99,2020-01-01",
                        "name: has 81 characters, at most 80 are allowed")
                .bad(
                        "Rex,unicorn,available,9.99,2020-01-01",
                        "category: must be one of dog, cat, bird, fish, reptile, not \"unicorn\"")
                .bad("Rex,dog,available,free,2020-01-01", "price: must be a number such as 12.50, not \"free\"")
                .bad("Rex,dog,available,1.234,2020-01-01", "price: must have at most 2 decimals, not \"1.234\"")
                .bad("Rex,dog,available,0,2020-01-01", "price: must be above 0")
                .bad("Rex,dog,available,100000000,2020-01-01", "price: must be below 100000000")
                .bad(
                        "Rex,dog,available,9.99,2024-13-45",
                        "birth_date: must be a date such as 2020-02-29, not \"2024-13-45\"")
                .bad("Rex,dog,available,9.99,2999-01-01", "birth_date: is in the future")
                .bad(
                        "R".repeat(1_000_000) + ",dog,available,9.99,2020-01-01",
                        "name: has 1000000 characters, at most 80 are allowed")
                .bad("R".repeat(LONGEST_ROW) + ",dog,available,9.99,2020-01-01", "is longer than 1,048,576 characters")
                .good(GOOD_PET);
    }

    private static CsvRows badOrders() {
        return new CsvRows(ORDERS_HEADER)
                .bad(
                        "900001,2024-03-01,Ann,1,1,1.00,placed",
                        "order_date: must be a time such as 2024-03-01T12:30:00Z, not \"2024-03-01\"")
                .bad(
                        "900002,2024-03-01T09:15:00Z,Ann,1,0,1.00,placed",
                        "quantity: must be a whole number from 1 to 999, not \"0\"")
                .bad("900003,2024-03-01T09:15:00Z,Ann,1,1,-0.01,placed", "total: must be 0 or more")
                .bad("7,2024-03-01T09:15:00Z,Ann,1,1,1.00,placed", "id: 7 is taken already")
                .good("900007,2024-03-01T09:15:00Z,Ann,1,1,1.00,placed")
                .bad("900007,2024-03-01T09:15:00Z,Ann,1,1,1.00,placed", "id: 900007 is taken by row 5");
    }

    /** A quote without its like costs one row, however far the reader has to look for the other. */
    private static CsvRows unclosedQuotes() {
        var rows = new CsvRows(PETS_HEADER);
        rows.bad("\"Rex,dog,available,9.99,2020-01-01", "has a quoted value that does not end with a quote");
        for (int length = 0; length <= LONGEST_ROW; length += GOOD_PET.length()) {
            rows.good(GOOD_PET);
        }
        return rows.bad("\"Rex,dog,available,9.99,2020-01-01", "has a quoted value that does not end with a quote")
                .good(GOOD_PET);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void aBadFileFailsTheJob(String words, byte[] content, String options) {
        Answer accepted = client.upload("/pets/import", BodyPublishers.ofByteArray(content), options);
        assertThat(accepted.status()).isEqualTo(202);

        Answer failed = assertThatJob(client, accepted.jobId()).endsAs("failed");

        assertThat(failed.json().getString("error")).isEqualTo(words);
        assertThat(client.get("/imports/" + accepted.jobId()).status()).isEqualTo(404);
    }

    @Test
    void aBadPetCostsItsRowOnly() {
        assertResult(badPets(), client.importPets(badPets().csv()).jobId());
    }

    @Test
    void aBadOrderCostsItsRowOnly() {
        assertResult(badOrders(), client.importOrders(badOrders().csv()).jobId());
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsRowOnly() {
        assertResult(unclosedQuotes(), client.importPets(unclosedQuotes().csv()).jobId());
    }

    @Test
    void aFileOfNoBytesMakesNoJob() {
        Answer answer = client.importPets("");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo("The file is empty");
    }

    @Test
    void aFileWithoutRowsIsAnImportOfNothing() {
        String jobId = client.importPets(PETS_HEADER + "\n").jobId();
        assertThatJob(client, jobId).completes();

        assertThat(client.get("/imports/" + jobId).text()).isEqualTo("{\"created\":0,\"failed\":0,\"errors\":[]}");
    }

    @Test
    void aFileInUtf16WithItsMarkIsText() {
        byte[] file = ("\uFEFF" + PETS_HEADER + "\nŽofie,dog,available,9.99,2020-01-01\n").getBytes(UTF_16LE);
        String jobId = client.upload("/pets/import", BodyPublishers.ofByteArray(file), "")
                .jobId();
        assertThatJob(client, jobId).completes();

        assertThat(client.get("/imports/" + jobId).json().getInt("created")).isEqualTo(1);
    }

    @Test
    void nothingThatTheGuideSaysOfFaultsIsLeftUntried() {
        List<String> tried = Stream.of(
                        badFiles().map(file -> (String) file.get()[0]),
                        Stream.of(badPets(), badOrders(), unclosedQuotes())
                                .flatMap(rows -> rows.errors().stream())
                                .map(error -> error.replaceFirst("^row \\d+: ", "")),
                        OUT_OF_REACH.stream())
                .flatMap(words -> words)
                .toList();

        assertThat(Stream.of("job fails", "row error")
                        .map(ImportGuide::words)
                        .flatMap(List::stream)
                        .map(Pattern::asMatchPredicate))
                .hasSizeGreaterThan(tried.size() / 2)
                .allSatisfy(words -> assertThat(tried).anyMatch(words));
    }

    private void assertResult(CsvRows rows, String jobId) {
        assertThatJob(client, jobId).completes();

        JsonObject result = client.get("/imports/" + jobId).json();

        assertThat(result.getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> CsvRows.told(error.getInt("row"), error.getString("error")))
                .isEqualTo(rows.errors());
        assertThat(result.getInt("failed")).isEqualTo(rows.errors().size());
        assertThat(result.getInt("created")).isEqualTo(rows.created());
    }
}
