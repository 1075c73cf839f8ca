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
                        new CsvImport(
                                "uploads/1",
                                "pets.csv",
                                new ImportOptions(Delimiter.SEMICOLON, "windows-1252", true, ImportMode.UPSERT, 10L)),
                        "{\"fileKey\":\"uploads/1\",\"fileName\":\"pets.csv\",\"options\":{\"charset\":\"windows-1252\","
                                + "\"delimiter\":\"SEMICOLON\",\"dryRun\":true,\"maxErrors\":10,\"mode\":\"UPSERT\"}}"),
                Arguments.of(
                        new ImportProgress(10, 5, 3, 2, true),
                        "{\"created\":5,\"failed\":2,\"idsNoted\":true,\"rows\":10,\"updated\":3}"),
                Arguments.of(
                        new ImportSummary(5, 3L, 2, true),
                        "{\"created\":5,\"dryRun\":true,\"failed\":2,\"updated\":3}"),
                Arguments.of(new ImportSummary(8, null, 2, false), "{\"created\":8,\"dryRun\":false,\"failed\":2}"));
    }

    @ParameterizedTest
    @MethodSource("records")
    void areWrittenAndReadByJsonB(Object value, String json) {
        assertThat(JSONB.toJson(value)).isEqualTo(json);
        Object read = JSONB.fromJson(json, value.getClass());
        assertThat(read).isEqualTo(value);
    }

    static Stream<Arguments> recordsOfEarlierReleases() {
        return Stream.of(
                Arguments.of(
                        "{\"fileKey\":\"uploads/1\",\"fileName\":\"pets.csv\"}",
                        new CsvImport("uploads/1", "pets.csv", ImportOptions.DEFAULTS)),
                Arguments.of("{\"created\":8,\"failed\":2,\"rows\":10}", new ImportProgress(10, 8, 0, 2, false)),
                Arguments.of("{\"created\":8,\"failed\":2}", new ImportSummary(8, null, 2, false)));
    }

    @ParameterizedTest
    @MethodSource("recordsOfEarlierReleases")
    void areReadAsEarlierReleasesWroteThem(String json, Object value) {
        Object read = JSONB.fromJson(json, value.getClass());
        assertThat(read).isEqualTo(value);
    }
}
