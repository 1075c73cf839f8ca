package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2024-03-01T09:30:00Z");

    @Test
    void secondsArePauses() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
    }

    @Test
    void aDateIsThePauseUntilThen() {
        assertThat(RetryAfter.parse("Fri, 01 Mar 2024 09:31:30 GMT", NOW)).contains(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "soon", "1.5", "99999999999", "Fri, 01 Mar 2024 09:29:59 GMT"})
    void whatMakesNoSenseIsNoPause(String text) {
        assertThat(RetryAfter.parse(text, NOW)).isEmpty();
    }
}
