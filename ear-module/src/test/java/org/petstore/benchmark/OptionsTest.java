package org.petstore.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final List<String> MEASUREMENTS = List.of("accept", "poll", "drain");

    private final Map<String, String> properties = new HashMap<>(Map.of(
            "benchmark.base", "",
            "benchmark.database", "postgresql",
            "benchmark.directory", "target/benchmark",
            "benchmark.jobs", "5000",
            "benchmark.only", "",
            "benchmark.rows", "100000",
            "benchmark.seconds", "10"));

    @Test
    void whatIsEmptyIsNotSet() {
        Options options = Options.read(properties::get, MEASUREMENTS);

        assertThat(options.base()).isEmpty();
        assertThat(options.only()).isEmpty();
        assertThat(options.postgresql()).isTrue();
    }

    @Test
    void someMeasurementsOfARunningServer() {
        properties.put("benchmark.base", "http://127.0.0.1:8080");
        properties.put("benchmark.only", "accept,drain");

        Options options = Options.read(properties::get, MEASUREMENTS);

        assertThat(options.base()).contains(URI.create("http://127.0.0.1:8080"));
        assertThat(options.only()).containsExactly("accept", "drain");
    }

    @ParameterizedTest
    @CsvSource({
        "benchmark.rows,0",
        "benchmark.seconds,10s",
        "benchmark.jobs,''",
        "benchmark.database,oracle",
        "benchmark.only,'accept,dance'"
    })
    void aWrongValueIsNamed(String name, String value) {
        properties.put(name, value);

        assertThatThrownBy(() -> Options.read(properties::get, MEASUREMENTS))
                .hasMessageContaining("%s is '%s'", name, value);
    }
}
