package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored with a job is read again by later releases: the names in it stay. */
class StoredRecordsTest {

    private static final Jsonb JSONB = JsonbBuilder.create();

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of(
                        new CsvImport("uploads/1.csv", "pets.csv"),
                        "{\"fileKey\":\"uploads/1.csv\",\"fileName\":\"pets.csv\"}"),
                Arguments.of(new ImportProgress(10, 8, 2), "{\"created\":8,\"failed\":2,\"rows\":10}"),
                Arguments.of(new ImportSummary(8, 2), "{\"created\":8,\"failed\":2}"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void areWrittenAndReadByJsonB(Object value, String json) {
        assertThat(JSONB.toJson(value)).isEqualTo(json);
        Object read = JSONB.fromJson(json, value.getClass());
        assertThat(read).isEqualTo(value);
    }
}
