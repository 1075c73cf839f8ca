package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.petstore.imports.ImportFixture.PET_HEADER;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.jobs.ImportTestContext;
import org.petstore.jobs.InvalidInputException;

class FileRulesTest {

    private static final String GOOD_ROW = "Zoë,dog,sold,1,2020-01-01\n";
    private static final String NOT_A_HEADER = "The first row must name the columns, separated by commas:"
            + " name, category, status, price, birth_date, id (optional). ";

    private ImportFixture imports;

    @BeforeEach
    void start() throws Exception {
        imports = ImportFixture.inMemory();
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                bad("", "The file is empty."),
                bad("\uFEFF", "The file is empty."),
                bad("\n \r\n\n", "The file is empty."),
                bad(GOOD_ROW, NOT_A_HEADER + "It is \"Zoë,dog,sold,1,2020-01-01\"."),
                bad(
                        "name;category;status;price;birth_date\n",
                        NOT_A_HEADER + "It is \"name;category;status;price;birth_date\"."),
                bad("name,category,status,birth_date\n", "The header lacks the column price."),
                bad("name,status,price\n", "The header lacks the column category; lacks the column birth_date."),
                bad(
                        "name,category,status,prise,birth_date\n",
                        "The header has the unknown column \"prise\"; lacks the column price."),
                bad(
                        "name,category,status,price,birth_date,col\u0007our\n",
                        "The header has the unknown column \"col\uFFFDour\"."),
                bad("name,category,status,price,birth_date,Name\n", "The header has the column name twice."),
                bad("name,category,status,price,birth_date,\n", "The header has no name for column 6."),
                bad(
                        "\"name,category\nstatus\n",
                        NOT_A_HEADER + "It has a quoted value that does not end with a quote."),
                bad("na\"me,category\n", NOT_A_HEADER + "It has a quote inside a value that does not begin with one."),
                bad("x".repeat(2_000_000), NOT_A_HEADER + "It is longer than 1,048,576 characters."),
                bad("a,".repeat(1_000), NOT_A_HEADER + "It is \"" + "a,".repeat(19) + "a…\"."),
                bad(
                        bytes(PET_HEADER + GOOD_ROW, StandardCharsets.UTF_16LE),
                        "The file is not text: it begins with NUL bytes. UTF-16 needs a byte order mark or its charset named."),
                bad(
                        new byte[100_000],
                        "The file is not text: it begins with NUL bytes. UTF-16 needs a byte order mark or its charset named."),
                bad(
                        bytes(PET_HEADER + "Rex,dog,sold,1,2020-01-01\n" + GOOD_ROW, Charset.forName("windows-1252")),
                        "The file is not valid UTF-8 near line 3." + " Save it as UTF-8, or name its charset."),
                bad(
                        cut(bytes(PET_HEADER + "Zoë", StandardCharsets.UTF_8), 1),
                        "The file is not valid UTF-8 near line 2." + " Save it as UTF-8, or name its charset."),
                bad(
                        cut(bytes("\uFEFF" + PET_HEADER, StandardCharsets.UTF_16LE), 1),
                        "The file is not valid UTF-16LE near line 1." + " Save it as UTF-8, or name its charset."),
                bad("%PDF-1.7\n", "The file is not CSV but a PDF document. Save it as CSV, in UTF-8."),
                bad(
                        "PK\u0003\u0004\u0014\0\6\0",
                        "The file is not CSV but an Excel workbook or another ZIP archive."
                                + " Save it as CSV, in UTF-8."),
                bad(
                        bytes("\u0089PNG\r\n\u001A\n", StandardCharsets.ISO_8859_1),
                        "The file is not CSV but a PNG image. Save it as CSV, in UTF-8."),
                bad(
                        bytes("\u00FF\u00D8\u00FF\u00E0", StandardCharsets.ISO_8859_1),
                        "The file is not CSV but a JPEG image. Save it as CSV, in UTF-8."),
                bad(
                        "{\"name\":\"Rex\"}",
                        NOT_A_HEADER + "It has a quote inside a value that does not begin with one."));
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void failsTheJobBeforeAnyRowIsStored(byte[] file, String error) {
        assertThatThrownBy(() -> imports.importPets(file))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(e -> assertThat(e.getMessage()).isEqualTo(error).hasSizeLessThan(500));
        assertThat(imports.writer.committed).isNull();
    }

    @Test
    void aFileThatIsGoneFailsTheJob() {
        assertThatThrownBy(() -> imports.petsImport.run(
                        new CsvImport("uploads/gone.csv", "pets.csv", ImportOptions.DEFAULTS),
                        ImportTestContext.ofFirstAttempt()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The uploaded file is no longer kept. Send it again.");
    }

    @Test
    void aHeaderWithoutRowsIsAnImportOfNothing() throws Exception {
        var result = imports.importPets(PET_HEADER);
        assertThat(result.results()).hasToString("{\"created\":0,\"failed\":0,\"errors\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkTellsTheCharset(String charset) throws Exception {
        imports.importPets(bytes("\uFEFF" + PET_HEADER + GOOD_ROW, Charset.forName(charset)));
        assertThat(imports.pets.find(1))
                .hasValueSatisfying(pet -> assertThat(pet.name()).isEqualTo("Zoë"));
    }

    @Test
    void columnsStandInAnyOrderAndCase() throws Exception {
        var result = imports.importPets(" Birth_Date ,PRICE,\"status\",Category,NAME\r\n2020-01-01,1,sold,dog,Rex\r\n");
        assertThat(ImportFixture.summary(result)).isEqualTo(ImportFixture.summary(1, 0));
    }

    @Test
    void blankLinesAreNotRows() throws Exception {
        var result = imports.importPets("\n" + PET_HEADER + "\n" + GOOD_ROW + "\r\n  \nbad\n\n");
        assertThat(ImportFixture.errors(result)).containsExactly("2: has 1 field, expected 5");
    }

    @Test
    void aLineOfCommasIsARowWithoutValues() throws Exception {
        assertThat(ImportFixture.errors(imports.importPets(PET_HEADER + ",,,,\n")))
                .containsExactly("1: name: is empty; category: is empty; status: is empty; price: is empty;"
                        + " birth_date: is empty");
    }

    private static Arguments bad(String file, String error) {
        return bad(bytes(file, StandardCharsets.UTF_8), error);
    }

    private static Arguments bad(byte[] file, String error) {
        return Arguments.of(file, error);
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    private static byte[] cut(byte[] bytes, int from) {
        return Arrays.copyOf(bytes, bytes.length - from);
    }
}
