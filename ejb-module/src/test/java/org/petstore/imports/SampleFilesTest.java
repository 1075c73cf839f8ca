package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The files that the documentation tells people to try. */
class SampleFilesTest {

    private static final Path SAMPLES = Path.of("../docs/samples");

    @Test
    void petsAreGoodButForTheLastTwo() throws Exception {
        var result = ImportFixture.inMemory().importPets(Files.readAllBytes(SAMPLES.resolve("pets.csv")));
        assertThat(result.results()).hasToString("""
                {"created":25,"failed":2,"errors":[\
                {"row":26,"error":"category: must be one of dog, cat, bird, fish, reptile, not \\"unicorn\\""},\
                {"row":27,"error":"price: must be above 0; birth_date: is in the future"}]}""");
    }

    @Test
    void ordersAreGoodButForTheLast() throws Exception {
        var result = ImportFixture.inMemory().importOrders(Files.readString(SAMPLES.resolve("orders.csv")));
        assertThat(ImportFixture.summary(result)).isEqualTo(ImportFixture.summary(5, 1));
    }
}
