package org.petstore.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.petstore.platform.Beans;

class JobForecastTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private JobForecast forecast;

    @BeforeEach
    void start() throws ReflectiveOperationException {
        forecast = Beans.make(JobForecast.class, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aJobInWorkGoesOnAsFastAsItHasDone() {
        Job job = inWork(25, Duration.ofSeconds(10));

        assertThat(forecast.estimatedCompletion(job)).contains(NOW.plusSeconds(30));
        assertThat(forecast.pause(job)).hasSeconds(30);
    }

    @Test
    void whoWaitsForLongIsToSeeProgress() {
        assertThat(forecast.pause(inWork(1, Duration.ofMinutes(1)))).hasSeconds(60);
    }

    @Test
    void aPauseIsAWholeSecondAtLeast() {
        assertThat(forecast.pause(inWork(99, Duration.ofSeconds(1)))).hasSeconds(1);
        assertThat(forecast.pause(inWork(50, Duration.ofMillis(1_200)))).hasSeconds(2);
    }

    @Test
    void nothingIsKnownOfAJobWithoutProgress() {
        assertThat(forecast.estimatedCompletion(inWork(0, Duration.ofSeconds(10))))
                .isEmpty();
        assertThat(forecast.estimatedCompletion(pending("toy", Duration.ZERO))).isEmpty();
        assertThat(forecast.pause(pending("toy", Duration.ZERO))).hasSeconds(1);
    }

    @Test
    void aJobThatWaitsWillTakeAsLongAsOthersOfItsType() {
        forecast.learn(new JobFinished(completed("toy", Duration.ofSeconds(20)), Optional.empty()));

        assertThat(forecast.pause(pending("toy", Duration.ZERO))).hasSeconds(20);
        assertThat(forecast.pause(pending("toy", Duration.ofSeconds(15)))).hasSeconds(5);
        assertThat(forecast.pause(pending("toy", Duration.ofHours(1)))).hasSeconds(1);
        assertThat(forecast.pause(pending("other", Duration.ZERO))).hasSeconds(1);
    }

    @Test
    void theLastJobsCountMost() {
        forecast.learn(new JobFinished(completed("toy", Duration.ofSeconds(50)), Optional.empty()));
        for (int i = 0; i < 30; i++) {
            forecast.learn(new JobFinished(completed("toy", Duration.ofSeconds(10)), Optional.empty()));
        }

        assertThat(forecast.pause(pending("toy", Duration.ZERO)))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    }

    @Test
    void aJobThatFailedTellsNothingOfOthers() {
        forecast.learn(
                new JobFinished(new AnyJob(JobStatus.FAILED, "toy", 0, Duration.ofSeconds(50)), Optional.empty()));

        assertThat(forecast.pause(pending("toy", Duration.ZERO))).hasSeconds(1);
    }

    private static Job inWork(int progress, Duration since) {
        return new AnyJob(JobStatus.PROCESSING, "toy", progress, since);
    }

    private static Job pending(String type, Duration since) {
        return new AnyJob(JobStatus.PENDING, type, 0, since);
    }

    private static Job completed(String type, Duration took) {
        return new AnyJob(JobStatus.COMPLETED, type, 100, took);
    }

    /** Due, and started if it was, so long ago. */
    private static final class AnyJob extends Job {

        private final JobStatus status;
        private final String type;
        private final int progress;
        private final Duration since;

        AnyJob(JobStatus status, String type, int progress, Duration since) {
            this.status = status;
            this.type = type;
            this.progress = progress;
            this.since = since;
        }

        @Override
        public JobStatus status() {
            return status;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public int progress() {
            return progress;
        }

        @Override
        Instant dueAt() {
            return NOW.minus(since);
        }

        @Override
        public Optional<Instant> startedAt() {
            return Optional.of(dueAt());
        }

        @Override
        public Optional<Instant> completedAt() {
            return Optional.of(NOW);
        }
    }
}
