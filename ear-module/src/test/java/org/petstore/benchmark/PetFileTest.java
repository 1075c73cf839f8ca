package org.petstore.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PetFileTest {

    @TempDir
    private Path directory;

    @Test
    void oneRowInAHundredIsBad() throws IOException {
        Path good = directory.resolve("good.csv");
        Path bad = directory.resolve("bad.csv");
        PetFile.writeGood(good, 1050);
        PetFile.writeWithBadRows(bad, 1050);

        List<String> goodRows = Files.readAllLines(good);
        List<String> badRows = Files.readAllLines(bad);
        assertThat(goodRows).hasSize(1051).hasSameSizeAs(badRows);
        badRows.removeAll(goodRows);
        assertThat(badRows).hasSize(PetFile.badRows(1050)).hasSize(10);
    }
}
