package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.imports.ImportFixture.PET_HEADER_WITH_ID;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.petstore.platform.TestDatabase;

class TwoImportsAtOnceTest {

    private static final int ROWS = 25_000;

    @Test
    void eachIdIsStoredOnceAndTheOtherRowIsToldSo() throws Exception {
        ImportSummary total = importTwice(row -> row + ",Rex,dog,sold,1,2020-01-01\n");
        assertThat(total).isEqualTo(ImportFixture.summary(ROWS, ROWS));
    }

    @Test
    void aRowWithoutAnIdIsNeverInTheWayOfOneThatBringsIt() throws Exception {
        ImportSummary total = importTwice(row -> (row % 2 == 0 ? row : "") + ",Rex,dog,sold,1,2020-01-01\n");
        assertThat(total).isEqualTo(ImportFixture.summary(ROWS + ROWS / 2, ROWS / 2));
    }

    private static ImportSummary importTwice(Row row) throws Exception {
        String csv = PET_HEADER_WITH_ID
                + IntStream.rangeClosed(1, ROWS).mapToObj(row::text).collect(Collectors.joining());
        var database = TestDatabase.inMemory();
        Callable<ImportSummary> run = () -> ImportFixture.summary(
                new ImportFixture(database.fromAnotherThread(), new MemoryFiles()).importPets(csv));
        var threads = Executors.newFixedThreadPool(2);
        try {
            var summaries = new ArrayList<ImportSummary>();
            for (Future<ImportSummary> future : threads.invokeAll(List.of(run, run))) {
                summaries.add(future.get());
            }
            var total = ImportFixture.summary(
                    summaries.get(0).created() + summaries.get(1).created(),
                    summaries.get(0).failed() + summaries.get(1).failed());
            assertThat(database.number("select count(*) from pets")).isEqualTo(total.created());
            assertThat(database.number("select count(*) from import_errors")).isEqualTo(total.failed());
            return total;
        } finally {
            threads.shutdown();
        }
    }

    @FunctionalInterface
    private interface Row {
        String text(int number);
    }
}
