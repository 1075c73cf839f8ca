package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private static final List<Duration> DELAYS = List.of(Duration.ofSeconds(5), Duration.ofMinutes(5));

    @Test
    void pauseAfterAnAttemptIsTheSettingsInTheirOrder() {
        RetrySchedule schedule = new RetrySchedule(DELAYS, always(0.5));

        assertThat(schedule.after(1, Optional.empty())).contains(Duration.ofSeconds(5));
        assertThat(schedule.after(2, Optional.empty())).contains(Duration.ofMinutes(5));
    }

    @Test
    void afterTheLastPauseThereIsNone() {
        assertThat(new RetrySchedule(DELAYS, always(0.5)).after(3, Optional.empty()))
                .isEmpty();
    }

    @Test
    void withoutPausesTheFirstAttemptIsTheLast() {
        assertThat(new RetrySchedule(List.of(), always(0.5)).after(1, Optional.empty()))
                .isEmpty();
    }

    @Test
    void jitterReachesATenthToEitherSide() {
        assertThat(new RetrySchedule(DELAYS, always(0)).after(1, Optional.empty()))
                .contains(Duration.ofMillis(4500));
        assertThat(new RetrySchedule(DELAYS, always(Math.nextDown(1.0))).after(1, Optional.empty()))
                .contains(Duration.ofMillis(5500));
    }

    @RepeatedTest(20)
    void realJitterStaysWithinATenth() {
        assertThat(new RetrySchedule(DELAYS, new Random()).after(2, Optional.empty()))
                .hasValueSatisfying(
                        pause -> assertThat(pause).isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330)));
    }

    @Test
    void aReceiverMayAskForALongerPauseButNotForAShorterOne() {
        RetrySchedule schedule = new RetrySchedule(DELAYS, always(0.5));

        assertThat(schedule.after(1, asks(60))).contains(Duration.ofMinutes(1));
        assertThat(schedule.after(1, asks(2))).contains(Duration.ofSeconds(5));
    }

    @Test
    void noReceiverMayAskForMoreThanTheScheduleHasLeft() {
        RetrySchedule schedule = new RetrySchedule(DELAYS, always(0.5));

        assertThat(schedule.after(1, asks(86_400))).contains(Duration.ofSeconds(305));
        assertThat(schedule.after(2, asks(86_400))).contains(Duration.ofMinutes(5));
        assertThat(schedule.after(3, asks(86_400))).isEmpty();
    }

    private static Optional<Duration> asks(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private static RandomGenerator always(double value) {
        return new RandomGenerator() {
            @Override
            public double nextDouble() {
                return value;
            }

            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
