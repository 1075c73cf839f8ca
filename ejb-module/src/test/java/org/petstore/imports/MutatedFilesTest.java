package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.petstore.jobs.InvalidInputException;

/** Whatever the bytes are: an import of all rows, or a job that says what is wrong with the file. */
class MutatedFilesTest {

    private static final int RUNS = 1_500;
    private static final String FILE = """
            id,name,category,status,price,birth_date
            ,Rex,dog,available,12.50,2020-01-01
            7,"Zoë, ""Ace"" Jr.",cat,pending,1,2019-12-31
            ,"two
            lines",bird,sold,0.01,2024-02-29
            """;

    private ImportFixture imports;

    @BeforeEach
    void start() throws Exception {
        imports = ImportFixture.inMemory();
    }

    @Test
    void randomBytesEndInAClearSentence() throws Exception {
        var random = new Random(1);
        for (int run = 0; run < RUNS; run++) {
            var bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            requireClearEnd(bytes);
        }
    }

    @Test
    void aFileWithAFewWrongBytesEndsInRowsOrInAClearSentence() throws Exception {
        var random = new Random(2);
        String replacements = "\",\n\r\0;.-+09aZ \u00e9\u00ff";
        for (int run = 0; run < RUNS; run++) {
            byte[] bytes = FILE.getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                char replacement = replacements.charAt(random.nextInt(replacements.length()));
                bytes[random.nextInt(bytes.length)] = (byte) replacement;
            }
            requireClearEnd(bytes);
        }
    }

    private void requireClearEnd(byte[] file) throws Exception {
        long before = imports.database.number("select count(*) from pets");
        try {
            var result = imports.importPets(file);
            assertThat(imports.database.number("select count(*) from pets") - before)
                    .isEqualTo(ImportFixture.summary(result).created());
            assertThat(ImportFixture.errors(result))
                    .hasSize((int) ImportFixture.summary(result).failed());
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).startsWith("The ").endsWith(".").hasSizeLessThan(500);
        }
    }
}
