package org.petstore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-03-01T09:30:00Z, 2024-03-01T09:30:00.000Z",
        "2024-03-01T09:30:00.5Z, 2024-03-01T09:30:00.500Z",
        "2024-12-31T23:59:59.999999Z, 2024-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z"
    })
    void isWhatJavaScriptsToISOStringWrites(Instant instant, String text) {
        assertThat(Timestamps.text(instant)).isEqualTo(text);
    }
}
