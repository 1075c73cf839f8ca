package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.petstore.pets.Pet;

class ReadAheadTest {

    private static final int ROWS = 3 * RowReader.CHUNK_ROWS + 7;

    private final MemoryFiles files = new MemoryFiles();
    private PetsImport pets;

    @BeforeEach
    void start() throws Exception {
        pets = ImportFixture.inMemory().petsImport;
    }

    @Test
    void allRowsComeInTheirOrder() throws Exception {
        assertThat(rowNumbers(ForkJoinPool.commonPool())).isEqualTo(allRows());
    }

    @Test
    void rowsThatNoThreadBeginsToReadAreReadByTheCaller() throws Exception {
        assertThat(rowNumbers(task -> {})).isEqualTo(allRows());
    }

    @Test
    void aServerThatStopsRefusesTasksAndNothingElse() throws Exception {
        assertThat(rowNumbers(task -> {
                    throw new RejectedExecutionException();
                }))
                .isEqualTo(allRows());
    }

    @Test
    void itIsOneChunkAheadAtMost() throws Exception {
        Queue<Runnable> tasks = new ArrayDeque<>();
        try (var reader = reader("x\n".repeat(ROWS))) {
            var batches = new ReadAhead<>(reader, tasks::add);
            batches.next();
            assertThat(tasks).hasSize(1);
            tasks.remove().run();
            assertThat(tasks).isEmpty();
            assertThat(batches.next().rows().get(0).number()).isEqualTo(RowReader.CHUNK_ROWS + 1);
        }
    }

    @Test
    void aFailureOfTheOtherThreadIsTheCallers() throws Exception {
        var text = "x\n".repeat(RowReader.CHUNK_ROWS + 50_000) + "\u00ff";
        try (var reader = reader(text.getBytes(StandardCharsets.ISO_8859_1))) {
            var batches = new ReadAhead<>(reader, ForkJoinPool.commonPool());
            assertThatThrownBy(() -> {
                        while (true) {
                            batches.next();
                        }
                    })
                    .isInstanceOf(CharacterCodingException.class);
        }
    }

    private List<Long> rowNumbers(Executor threads) throws Exception {
        try (var reader = reader("x\n".repeat(ROWS))) {
            var batches = new ReadAhead<>(reader, threads);
            var numbers = new ArrayList<Long>();
            for (RowBatch<Pet> batch = batches.next(); !batch.rows().isEmpty(); batch = batches.next()) {
                batch.rows().forEach(row -> numbers.add(row.number()));
            }
            return numbers;
        }
    }

    private static List<Long> allRows() {
        return LongStream.rangeClosed(1, ROWS).boxed().toList();
    }

    private RowReader<Pet> reader(String rows) throws Exception {
        return reader(rows.getBytes(StandardCharsets.UTF_8));
    }

    private RowReader<Pet> reader(byte[] rows) throws Exception {
        var parameters = new CsvImport("uploads/1.csv", "pets.csv", ImportOptions.DEFAULTS);
        files.put(parameters.fileKey(), out -> {
            out.write(ImportFixture.PET_HEADER.getBytes(StandardCharsets.UTF_8));
            out.write(rows);
        });
        return RowReader.open(UploadedText.find(files, parameters), pets, parameters.options());
    }
}
