package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.petstore.imports.ImportFixture.PET_HEADER;
import static org.petstore.imports.ImportFixture.PET_HEADER_WITH_ID;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.imports.ImportFixture.ProcessDied;
import org.petstore.jobs.ImportTestContext;
import org.petstore.jobs.InvalidInputException;
import org.petstore.jobs.JobResult;
import org.petstore.pets.Pet;

class ImportOptionsTest {

    private static final ImportOptions UPSERT =
            new ImportOptions(Delimiter.COMMA, null, false, ImportMode.UPSERT, null);
    private static final ImportOptions DRY_RUN =
            new ImportOptions(Delimiter.COMMA, null, true, ImportMode.CREATE, null);
    private static final String REST = ",dog,sold,1,2020-01-01\n";

    private ImportFixture imports;

    @BeforeEach
    void start() throws Exception {
        imports = ImportFixture.inMemory();
    }

    @ParameterizedTest
    @EnumSource
    void valuesAreSeparatedByAnyDelimiter(Delimiter delimiter) throws Exception {
        String csv = (PET_HEADER + "Rex" + REST).replace(',', delimiter.character())
                + "\"O'Malley%1$s \"\"T\"\"\"%1$scat%1$ssold%1$s1%1$s2020-01-01\n".formatted(delimiter.character());
        var result = imports.importPets(csv, delimitedBy(delimiter));
        assertThat(result.summary()).isEqualTo(ImportFixture.summary(2, 0));
        assertThat(imports.pets.page(0, 9))
                .extracting(Pet::name)
                .containsExactly("Rex", "O'Malley" + delimiter.character() + " \"T\"");
    }

    @Test
    void aFileWithAnotherDelimiterThanItsSenderSaysIsRefused() {
        assertThatThrownBy(() -> imports.importPets(PET_HEADER, delimitedBy(Delimiter.SEMICOLON)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "The first row must name the columns, separated by semicolons: name, category, status, price,"
                                + " birth_date, id (optional). It is \"name,category,status,price,birth_date\".");
    }

    @Test
    void aCommaIsTextBetweenSemicolons() throws Exception {
        imports.importPets(
                (PET_HEADER + "A" + REST).replace(',', ';').replace("A;", "A, B;"), delimitedBy(Delimiter.SEMICOLON));
        assertThat(imports.pets.page(0, 9)).extracting(Pet::name).containsExactly("A, B");
    }

    @ParameterizedTest
    @CsvSource({"|,BAR", "';',SEMICOLON", "tab,TAB", "\\t,TAB", "'\t',TAB", "',',COMMA", "x,", "'',", "';;',", "TAB,"})
    void aDelimiterIsItsCharacterOrTheWordForATab(String text, Delimiter delimiter) {
        assertThat(Delimiter.of(text).orElse(null)).isEqualTo(delimiter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-1", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-8"})
    void aFileIsReadInTheCharsetThatIsNamed(String charset) throws Exception {
        byte[] csv = (PET_HEADER + "Zoë" + REST).getBytes(Charset.forName(charset));
        imports.run(imports.petsImport, csv, in(charset), ImportTestContext.ofFirstAttempt());
        assertThat(imports.pets.page(0, 9)).extracting(Pet::name).containsExactly("Zoë");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void aByteOrderMarkWins(String charset) throws Exception {
        byte[] csv = ("\uFEFF" + PET_HEADER + "Zoë" + REST).getBytes(Charset.forName(charset));
        imports.run(imports.petsImport, csv, in("windows-1252"), ImportTestContext.ofFirstAttempt());
        assertThat(imports.pets.page(0, 9)).extracting(Pet::name).containsExactly("Zoë");
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndStoresNothing() throws Exception {
        imports.importPets(PET_HEADER_WITH_ID + "7,Rex" + REST);
        String csv = PET_HEADER_WITH_ID + "9,Max" + REST + "7,Rex" + REST + ",Bella" + REST + "9,Max" + REST + "x,Bad"
                + REST;

        var result = imports.importPets(csv, DRY_RUN);

        assertThat(result.summary()).isEqualTo(new ImportSummary(2, null, 3, true));
        assertThat(result.results().toString()).startsWith("{\"dryRun\":true,\"created\":2,\"failed\":3,\"errors\":[{");
        assertThat(ImportFixture.errors(result))
                .containsExactly(
                        "2: id: 7 is taken already",
                        "4: id: 9 is taken by row 1",
                        "5: id: must be a whole number from 1 to 999999999999999, not \"x\"");
        assertThat(imports.database.number("select count(*) from pets")).isEqualTo(1);
        assertThat(imports.database.number("select next_id from pet_ids")).isEqualTo(8);
        assertThat(ImportFixture.errors(imports.importPets(csv))).isEqualTo(ImportFixture.errors(result));
    }

    @Test
    void aDryRunOfAnUpsertTellsWhatWouldBeUpdated() throws Exception {
        imports.importPets(PET_HEADER_WITH_ID + "7,Rex" + REST);
        var options = new ImportOptions(Delimiter.COMMA, null, true, ImportMode.UPSERT, null);
        var result = imports.importPets(PET_HEADER_WITH_ID + "7,Max" + REST + "8,Bella" + REST, options);
        assertThat(result.summary()).isEqualTo(new ImportSummary(1, 1L, 0, true));
        assertThat(imports.pets.page(0, 9)).extracting(Pet::name).containsExactly("Rex");
    }

    @Test
    void anUpsertUpdatesTheStoredRowsAndCreatesTheOthers() throws Exception {
        imports.importPets(PET_HEADER_WITH_ID + "7,Rex" + REST + "8,Max" + REST);

        var result = imports.importPets(
                PET_HEADER_WITH_ID + "8,Moritz,cat,available,2.50,2021-12-31\n9,Bella" + REST + ",Luna" + REST, UPSERT);

        assertThat(result.results()).hasToString("{\"created\":2,\"updated\":1,\"failed\":0,\"errors\":[]}");
        assertThat(imports.pets.page(0, 9))
                .extracting(Pet::id, Pet::name)
                .containsExactly(tuple(7L, "Rex"), tuple(8L, "Moritz"), tuple(9L, "Bella"), tuple(10L, "Luna"));
        assertThat(imports.pets.find(8))
                .hasValueSatisfying(pet -> assertThat(pet.price()).isEqualByComparingTo("2.5"));
    }

    @Test
    void anUpsertOfOrdersUpdatesThemWhole() throws Exception {
        String header = "id,order_date,customer,pet_id,quantity,total,status\n";
        imports.importOrders(header + "1,2024-03-01T12:30:00Z,Ann,1,1,1.00,placed\n");

        var result = imports.run(
                imports.ordersImport,
                (header + "1,2024-04-01T12:30:00Z,Bob,2,3,4.50,delivered\n").getBytes(StandardCharsets.UTF_8),
                UPSERT,
                ImportTestContext.ofFirstAttempt());

        assertThat(result.summary()).isEqualTo(new ImportSummary(0, 1L, 0, false));
        assertThat(imports.database.number("""
                select count(*) from orders where id = 1 and customer = 'Bob' and pet_id = 2 and quantity = 3
                    and total = 4.5 and status = 'delivered' and order_date = timestamp with time zone '2024-04-01 12:30:00Z'""")).isEqualTo(1);
    }

    @Test
    void anUpsertNeedsTheColumnOfIds() {
        assertThatThrownBy(() -> imports.importPets(PET_HEADER + "Rex" + REST, UPSERT))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("The header lacks the column id.");
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatComesAgainIsToldWithItsFirstRowHoweverFarApart(ImportMode mode) throws Exception {
        String csv = PET_HEADER_WITH_ID
                + "5,Rex" + REST + "3,Max" + REST
                + IntStream.range(1_000, 13_000)
                        .mapToObj(id -> id + ",Luna" + REST)
                        .collect(Collectors.joining())
                + "3,Max" + REST + "5,Rex" + REST + "4,Bella" + REST;

        var result = imports.importPets(csv, new ImportOptions(Delimiter.COMMA, null, false, mode, null));

        assertThat(ImportFixture.errors(result))
                .containsExactly("12003: id: 3 is taken by row 2", "12004: id: 5 is taken by row 1");
        assertThat(ImportFixture.summary(result).created()).isEqualTo(12_003);
    }

    @Test
    void idsAreNotedOnlyIfTheyAreInNoOrder() throws Exception {
        imports.importPets(PET_HEADER_WITH_ID + "1,Rex" + REST + ",Max" + REST + "3,Max" + REST);
        assertThat(imports.writer.committed.idsNoted()).isFalse();
        imports.importPets(PET_HEADER_WITH_ID + "9,Rex" + REST + "8,Max" + REST);
        assertThat(imports.writer.committed.idsNoted()).isTrue();
    }

    @Test
    void anImportStopsAtTheRowThatFailsBeyondTheLimit() throws Exception {
        String csv = PET_HEADER + ("Rex" + REST + "bad\n").repeat(4) + ("Rex" + REST).repeat(2_000);
        assertThatThrownBy(() -> imports.importPets(csv, atMost(2)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("Stopped because more than 2 rows failed (maxErrors)."
                        + " Of 6 rows read 3 were created, 3 failed. What was stored stays.");
        assertThat(imports.database.number("select count(*) from pets")).isEqualTo(3);
        assertThat(imports.database.number("select count(*) from import_errors"))
                .isEqualTo(3);
        assertThat(imports.importPets(csv, atMost(4)).summary()).isEqualTo(ImportFixture.summary(2_004, 4));
    }

    @Test
    void noRowMayFailIfTheLimitIsZero() throws Exception {
        assertThat(imports.importPets(PET_HEADER + "Rex" + REST, atMost(0)).summary())
                .isEqualTo(ImportFixture.summary(1, 0));
        assertThatThrownBy(() -> imports.importPets(PET_HEADER + "Rex" + REST + "bad\n" + "Rex" + REST, atMost(0)))
                .hasMessageContaining("Of 2 rows read 1 were created, 1 failed.");
    }

    @Test
    void rowsThatTheDatabaseRefusesCountForTheLimit() throws Exception {
        imports.database.execute("alter table pets add check (name not like 'Unlucky%')");
        String csv = PET_HEADER + "Rex" + REST + ("Unlucky" + REST).repeat(3) + "Rex" + REST;
        assertThatThrownBy(() -> imports.importPets(csv, atMost(1)))
                .hasMessageContaining("Of 3 rows read 1 were created, 2 failed.");
    }

    @Test
    void aStoppedDryRunSaysThatNothingWasStored() {
        var options = new ImportOptions(Delimiter.COMMA, null, true, ImportMode.UPSERT, 0L);
        assertThatThrownBy(() -> imports.importPets(PET_HEADER_WITH_ID + "bad\n", options))
                .hasMessage("Stopped because more than 0 rows failed (maxErrors). Of 1 rows read 0 were created,"
                        + " 0 updated, 1 failed. This was a dry run: nothing was stored.");
    }

    @Test
    void anImportThatDiedAtItsLimitStoresNothingMore() throws Exception {
        byte[] csv = (PET_HEADER + "bad\n".repeat(9_000) + "Rex" + REST).getBytes(StandardCharsets.UTF_8);
        var context = ImportTestContext.ofFirstAttempt();
        imports.writer.dieAfter(1);
        assertThatThrownBy(() -> imports.run(imports.petsImport, csv, atMost(5_000), context))
                .isInstanceOf(ProcessDied.class);
        imports.writer.dieAfter(Integer.MAX_VALUE);
        assertThatThrownBy(() -> imports.run(
                        imports.petsImport, csv, atMost(5_000), context.resumedAt(imports.writer.committed)))
                .hasMessageContaining("Of 5001 rows read 0 were created, 5001 failed.");
        assertThatThrownBy(() -> imports.run(
                        imports.petsImport, csv, atMost(5_000), context.resumedAt(imports.writer.committed)))
                .hasMessageContaining("Of 5001 rows read 0 were created, 5001 failed.");
        assertThat(imports.database.number("select count(*) from pets")).isZero();
    }

    @Test
    void aResumedImportStillKnowsTheIdsOfEarlierChunks() throws Exception {
        byte[] csv = (PET_HEADER_WITH_ID
                        + IntStream.range(0, 12_500)
                                .mapToObj(i -> (90_000 - i) + ",Rex" + REST)
                                .collect(Collectors.joining())
                        + "90000,Rex" + REST)
                .getBytes(StandardCharsets.UTF_8);
        var context = ImportTestContext.ofFirstAttempt();
        imports.writer.dieAfter(2);
        assertThatThrownBy(() -> imports.run(imports.petsImport, csv, UPSERT, context))
                .isInstanceOf(ProcessDied.class);
        assertThat(imports.database.number("select count(*) from import_ids")).isEqualTo(10_000);
        imports.writer.dieAfter(Integer.MAX_VALUE);

        JobResult result = imports.run(imports.petsImport, csv, UPSERT, context.resumedAt(imports.writer.committed));

        assertThat(result.summary()).isEqualTo(new ImportSummary(12_500, 0L, 1, false));
        assertThat(ImportFixture.errors(result)).containsExactly("12501: id: 90000 is taken by row 1");
        assertThat(imports.database.number("select count(*) from import_ids")).isZero();
        requireNoIdTwice();
    }

    private void requireNoIdTwice() throws SQLException {
        assertThat(imports.database.number("select count(*) from pets"))
                .isEqualTo(imports.database.number("select count(distinct id) from pets"))
                .isEqualTo(12_500);
    }

    private static ImportOptions delimitedBy(Delimiter delimiter) {
        return new ImportOptions(delimiter, null, false, ImportMode.CREATE, null);
    }

    private static ImportOptions in(String charset) {
        return new ImportOptions(Delimiter.COMMA, charset, false, ImportMode.CREATE, null);
    }

    private static ImportOptions atMost(long errors) {
        return new ImportOptions(Delimiter.COMMA, null, false, ImportMode.CREATE, errors);
    }
}
