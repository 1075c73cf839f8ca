package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.imports.ImportFixture.PET_HEADER;
import static org.petstore.imports.ImportFixture.PET_HEADER_WITH_ID;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.jobs.ImportTestContext;
import org.petstore.jobs.JobResult;

class FailedRowsTest {

    private static final String REST = ",dog,sold,1,2020-01-01\n";
    private static final String LIST_HEADER = "\uFEFFname,category,status,price,birth_date,error\r\n";
    private static final String NOT_CLOSED = "has a quoted value that does not end with a quote";

    private ImportFixture imports;

    @BeforeEach
    void start() throws Exception {
        imports = ImportFixture.inMemory();
    }

    @Test
    void eachFailedRowStandsAsItWasSentWithWhatIsWrongWithIt() throws Exception {
        assertThat(failedRowsOf(PET_HEADER
                        + "Rex" + REST
                        + "Rex\t,  \"dog\" ,sold,1,2020-01-01\n"
                        + "\"O\"\"Malley\nT\",unicorn,sold,0,2020-01-01\r\n"
                        + "\n"
                        + "Max" + REST
                        + "Bella\n"))
                .isEqualTo(LIST_HEADER
                        + "Rex\t,  \"dog\" ,sold,1,2020-01-01,\"has a quote inside a value that does not begin with one\"\r\n"
                        + "\"O\"\"Malley\nT\",unicorn,sold,0,2020-01-01,\"category: must be one of dog, cat, bird, fish,"
                        + " reptile, not \"\"unicorn\"\"; price: must be above 0\"\r\n"
                        + "Bella,\"has 1 field, expected 5\"\r\n");
    }

    @Test
    void anImportWithoutErrorsGivesTheHeader() throws Exception {
        assertThat(failedRowsOf("\n" + PET_HEADER + "Rex" + REST)).isEqualTo(LIST_HEADER);
    }

    @Test
    void aBrokenRowGivesTheLineThatItCost() throws Exception {
        String tooLong = "x".repeat(3_000_000);
        assertThat(failedRowsOf(PET_HEADER + "\"Rex" + REST + "Max" + REST + tooLong + REST + "\"a\"b" + REST))
                .isEqualTo(LIST_HEADER
                        + "\"Rex,dog,sold,1,2020-01-01,\"" + NOT_CLOSED + "\"\r\n"
                        + tooLong + ",dog,sold,1,2020-01-01,\"is longer than 1,048,576 characters\"\r\n"
                        + "\"a\"b,dog,sold,1,2020-01-01,\"" + NOT_CLOSED + "\"\r\n");
    }

    @Test
    void theDelimiterIsThatOfTheUploadAndTheCharsetIsUtf8() throws Exception {
        var options = new ImportOptions(Delimiter.SEMICOLON, "windows-1252", false, ImportMode.CREATE, null);
        byte[] csv = (PET_HEADER + "Zoë,dog,sold,0,2020-01-01\n")
                .replace(',', ';')
                .getBytes(Charset.forName("windows-1252"));

        String failed = imports.failedRows(run(csv, options), options);

        assertThat(failed)
                .isEqualTo(LIST_HEADER.replace(',', ';') + "Zoë;dog;sold;0;2020-01-01;\"price: must be above 0\"\r\n");
        JobResult mended = run(failed.replace(";0;", ";1;").getBytes(StandardCharsets.UTF_8), options);
        assertThat(mended.summary()).isEqualTo(ImportFixture.summary(1, 0));
        assertThat(imports.pets.page(0, 9).get(0).name()).isEqualTo("Zoë");
    }

    @Test
    void allRowsAreMendedAndImportedAgain() throws Exception {
        String csv = PET_HEADER
                + IntStream.rangeClosed(1, 3_000)
                        .mapToObj(i -> "Rex %d,dog,sold,%d,2020-01-01\n".formatted(i, i % 2))
                        .collect(Collectors.joining());
        String failed = failedRowsOf(csv);
        assertThat(failed.lines()).hasSize(1_501);

        JobResult mended = imports.importPets(failed.replace(",sold,0,", ",sold,2,"));

        assertThat(mended.summary()).isEqualTo(ImportFixture.summary(1_500, 0));
        assertThat(imports.database.number("select count(distinct name) from pets"))
                .isEqualTo(3_000);
    }

    @Test
    void mendedInPartItTellsOnlyTheErrorsThatAreLeft() throws Exception {
        String failed =
                failedRowsOf(PET_HEADER + "Rex,unicorn,sold,0,2020-01-01\n\"Max,Moritz\",dog,lost,0,2020-01-01\n");
        assertThat(failedRowsOf(failed.replace("unicorn,", "dog,").replace(",lost,0,", ",sold,1,")))
                .isEqualTo(LIST_HEADER + "Rex,dog,sold,0,2020-01-01,\"price: must be above 0\"\r\n");
    }

    @Test
    void theListMayBeTheOnlyFieldThatARowHasLeft() throws Exception {
        assertThat(failedRowsOf(PET_HEADER.strip() + ",error\nRex\n"))
                .isEqualTo(LIST_HEADER + "\"has 0 fields, expected 5\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "|", "\t"})
    void unmendedItIsTheSameListAgain(String delimiter) throws Exception {
        var options = new ImportOptions(Delimiter.of(delimiter).orElseThrow(), null, false, ImportMode.CREATE, null);
        var random = new Random(1);
        for (int run = 0; run < 300; run++) {
            byte[] csv = mutatedFile(random, delimiter).getBytes(StandardCharsets.UTF_8);
            JobResult first = run(csv, options);
            String failed = imports.failedRows(first, options);

            JobResult second = run(failed.getBytes(StandardCharsets.UTF_8), options);

            assertThat(messages(second)).as(failed).isEqualTo(messages(first));
            assertThat(imports.failedRows(second, options)).isEqualTo(failed);
            assertThat(ImportFixture.summary(second).created()).isZero();
        }
    }

    @Test
    void aColumnOfErrorsIsIgnoredWhereverItStands() throws Exception {
        String csv = "error," + PET_HEADER_WITH_ID + "whatever,7,Rex" + REST + "x,x,Max" + REST;
        assertThat(failedRowsOf(csv))
                .isEqualTo("\uFEFFerror,id,name,category,status,price,birth_date,error\r\n"
                        + "x,x,Max,dog,sold,1,2020-01-01,"
                        + "\"id: must be a whole number from 1 to 999999999999999, not \"\"x\"\"\"\r\n");
    }

    private static String mutatedFile(Random random, String delimiter) {
        String characters = "\"\"\"\n\r" + delimiter + "aZ ,;";
        var rows = new StringBuilder(PET_HEADER.replace(",", delimiter));
        for (int row = random.nextInt(8); row >= 0; row--) {
            var text = new StringBuilder("\"Re\"\"x\",dog,sold,0,2020-01-01".replace(",", delimiter));
            for (int change = random.nextInt(5); change > 0; change--) {
                text.setCharAt(random.nextInt(text.length()), characters.charAt(random.nextInt(characters.length())));
            }
            rows.append(text).append('\n');
        }
        return rows.toString();
    }

    private static List<String> messages(JobResult result) {
        return ImportFixture.errors(result).stream()
                .map(error -> error.substring(error.indexOf(": ")))
                .toList();
    }

    private String failedRowsOf(String csv) throws Exception {
        return imports.failedRows(imports.importPets(csv), ImportOptions.DEFAULTS);
    }

    private JobResult run(byte[] csv, ImportOptions options) throws Exception {
        return imports.run(imports.petsImport, csv, options, ImportTestContext.ofFirstAttempt());
    }
}
