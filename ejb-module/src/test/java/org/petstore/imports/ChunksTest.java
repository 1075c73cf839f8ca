package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.petstore.imports.ImportFixture.PET_HEADER;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.petstore.imports.ImportFixture.ProcessDied;
import org.petstore.jobs.ImportTestContext;
import org.petstore.jobs.JobResult;
import org.petstore.jobs.JobStoppedException;

class ChunksTest {

    private static final int ROWS = 12_500;

    /** Every tenth row is bad. */
    private static final byte[] FILE = (PET_HEADER
                    + IntStream.rangeClosed(1, ROWS)
                            .mapToObj(i -> "Rex %d,dog,sold,%d,2020-01-01\n".formatted(i, i % 10 == 0 ? 0 : 1))
                            .collect(Collectors.joining()))
            .getBytes(StandardCharsets.UTF_8);

    private ImportFixture imports;

    @BeforeEach
    void start() throws Exception {
        imports = ImportFixture.inMemory();
    }

    @Test
    void theResultCountsRowsAndTellsErrorsInTheirOrder() throws Exception {
        var context = ImportTestContext.ofFirstAttempt();
        JobResult result = imports.run(imports.petsImport, FILE, context);
        assertThat(result.location()).isEqualTo("/imports/" + context.jobId());
        assertThat(result.summary()).isEqualTo(ImportFixture.summary(11_250, 1_250));
        assertThat(ImportFixture.errors(result))
                .hasSize(ImportResults.MOST_ERRORS)
                .startsWith("10: price: must be above 0", "20: price: must be above 0")
                .endsWith("10000: price: must be above 0");
        assertThat(context.done()).isEqualTo(context.total()).isEqualTo(FILE.length);
        requireEachRowOnce();
    }

    @Test
    void anAttemptThatLosesTheJobLeavesNothingOfItsChunk() throws Exception {
        var context = ImportTestContext.ofFirstAttempt().losingTheJobAfter(1);
        assertThatThrownBy(() -> imports.run(imports.petsImport, FILE, context))
                .isInstanceOf(JobStoppedException.class);
        assertThat(imports.writer.committed).isEqualTo(new ImportProgress(5_000, 4_500, 0, 500, false));
        assertThat(imports.database.number("select count(*) from pets")).isEqualTo(4_500);
        assertThat(imports.database.number("select count(*) from import_errors"))
                .isEqualTo(500);
    }

    @Test
    void aNewAttemptGoesOnAtTheCheckpointHoweverOftenTheProcessDies() throws Exception {
        var context = ImportTestContext.ofFirstAttempt();
        imports.writer.dieAfter(0);
        assertThatThrownBy(() -> imports.run(imports.petsImport, FILE, context)).isInstanceOf(ProcessDied.class);
        imports.writer.dieAfter(1);
        assertThatThrownBy(() -> imports.run(imports.petsImport, FILE, context)).isInstanceOf(ProcessDied.class);
        imports.writer.dieAfter(1);
        assertThatThrownBy(() -> imports.run(imports.petsImport, FILE, context.resumedAt(imports.writer.committed)))
                .isInstanceOf(ProcessDied.class);
        imports.writer.dieAfter(Integer.MAX_VALUE);
        var result = imports.run(imports.petsImport, FILE, context.resumedAt(imports.writer.committed));
        assertThat(result.summary()).isEqualTo(ImportFixture.summary(11_250, 1_250));
        assertThat(ImportFixture.errors(result)).hasSize(ImportResults.MOST_ERRORS);
        requireEachRowOnce();
    }

    @Test
    void aNewAttemptAfterTheLastChunkOnlyTellsTheResult() throws Exception {
        var context = ImportTestContext.ofFirstAttempt();
        JobResult first = imports.run(imports.petsImport, FILE, context);
        JobResult second = imports.run(imports.petsImport, FILE, context.resumedAt(imports.writer.committed));
        assertThat(second).isEqualTo(first);
        requireEachRowOnce();
    }

    @Test
    void onlyTheFirstThousandErrorsAreTold() throws Exception {
        var result = imports.importPets(PET_HEADER + "bad\n".repeat(1_001));
        assertThat(ImportFixture.errors(result)).hasSize(1_000).endsWith("1000: has 1 field, expected 5");
        assertThat(result.results().getBoolean("errorsTruncated")).isTrue();
        assertThat(result.results().getInt("failed")).isEqualTo(1_001);
        assertThat(imports.importPets(PET_HEADER + "bad\n".repeat(1_000)).results())
                .doesNotContainKey("errorsTruncated");
    }

    @Test
    void anIdThatWasTakenAfterItWasAssignedIsReplacedByAnother() throws Exception {
        var first = new AtomicBoolean(true);
        imports.writer.beforeWrite(() -> {
            if (first.getAndSet(false)) {
                insertPet(3);
            }
        });
        var result = imports.importPets(PET_HEADER + "Rex,dog,sold,1,2020-01-01\n".repeat(5));
        assertThat(result.summary()).isEqualTo(ImportFixture.summary(5, 0));
        assertThat(imports.database.number("select count(*) from pets where id between 6 and 10"))
                .isEqualTo(5);
    }

    @Test
    void aRowThatTheDatabaseRefusesCostsItselfOnly() throws Exception {
        imports.database.execute("alter table pets add check (name not like 'Unlucky%')");
        var result = imports.importPets(PET_HEADER
                + "Rex,dog,sold,1,2020-01-01\n".repeat(10)
                + "Unlucky,dog,sold,1,2020-01-01\n"
                + "Rex,dog,sold,0,2020-01-01\n"
                + "Rex,dog,sold,1,2020-01-01\n".repeat(10)
                + "Unlucky,dog,sold,1,2020-01-01\n");
        assertThat(result.summary()).isEqualTo(ImportFixture.summary(20, 3));
        assertThat(ImportFixture.errors(result))
                .containsExactly("11: could not be stored", "12: price: must be above 0", "23: could not be stored");
    }

    @Test
    void aDatabaseThatFailsIsAnAccident() throws Exception {
        imports.database.execute("drop table pets");
        assertThatThrownBy(() -> imports.importPets(FILE)).isInstanceOf(SQLException.class);
    }

    private void insertPet(long id) {
        try {
            imports.database.execute("insert into pets (id, name, category, status, price, birth_date) values (" + id
                    + ", 'Other', 'cat', 'sold', 1, date '2020-01-01')");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void requireEachRowOnce() throws SQLException {
        assertThat(imports.database.number("select count(*) from pets")).isEqualTo(11_250);
        assertThat(imports.database.number("select count(distinct name) from pets"))
                .isEqualTo(11_250);
        assertThat(imports.database.number("select count(*) from import_errors"))
                .isEqualTo(1_250);
    }
}
