package org.petstore.web.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=10                      | 10",
                "respond-async, wait=10       | 10",
                "wait=10, respond-async       | 10",
                "Wait = 7                     | 7",
                "wait=\"5\"                   | 5",
                "wait=5; foo=bar              | 5",
                "return=minimal;wait=3,wait=4 | 4",
                "wait=4, wait=9               | 4",
                "wait=60                      | 60",
                "wait=3600                    | 60"
            })
    void theTimeIsReadAndBounded(String header, int seconds) {
        assertThat(Preferences.wait(List.of(header))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "respond-async",
                "wait",
                "wait=",
                "wait=0",
                "wait=-1",
                "wait=1.5",
                "wait=10000000000",
                "waiting=5",
                "x-wait=5",
                "",
                ",,;="
            })
    void whatIsNoTimeIsNoPreference(String header) {
        assertThat(Preferences.wait(List.of(header))).isEmpty();
    }

    @Test
    void theHeaderMayComeSeveralTimesOrNotAtAll() {
        assertThat(Preferences.wait(List.of("respond-async", "wait=10"))).contains(Duration.ofSeconds(10));
        assertThat(Preferences.wait(null)).isEmpty();
    }
}
