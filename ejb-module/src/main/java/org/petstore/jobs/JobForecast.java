package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * When jobs will have ended, reckoned from their progress or from how long others have taken of late. Only what this
 * node knows anyway is asked, never the database: a guess is not worth a query.
 */
@ApplicationScoped
public class JobForecast {

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** However long the rest may take, whoever waits for it wants to see progress. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** Of the last job in the average of all: some ten of them count. */
    private static final double WEIGHT = 0.2;

    /** Jobs that take about as long as one another. */
    private record Kind(String type, Lane lane) {

        static Kind of(Job job) {
            return new Kind(job.type(), job.lane());
        }
    }

    @Inject
    private Clock clock;

    /** From being due to completion, of the jobs that this node has completed. */
    private final ConcurrentMap<Kind, Duration> averages = new ConcurrentHashMap<>();

    /** Inside the transaction: an end that is not committed after all is one among many here, and does no harm. */
    void learn(@Observes JobFinished finished) {
        Job job = finished.job();
        if (job.status() == JobStatus.COMPLETED) {
            Duration took = Duration.between(job.dueAt(), job.completedAt().orElseThrow());
            averages.merge(Kind.of(job), took, (average, last) -> average.plus(weighed(last.minus(average))));
        }
    }

    private static Duration weighed(Duration difference) {
        return Duration.ofMillis(Math.round(difference.toMillis() * WEIGHT));
    }

    /**
     * How long to wait before asking for an unfinished job again.
     *
     * @return whole seconds, 1 to 60
     */
    public Duration pause(Job job) {
        Instant now = clock.instant();
        Instant end = estimatedCompletion(job)
                .orElseGet(() -> job.dueAt().plus(averages.getOrDefault(Kind.of(job), Duration.ZERO)));
        Duration left =
                Duration.ofSeconds(Duration.between(now, end).plusMillis(999).toSeconds());
        if (left.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return left.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : left;
    }

    /**
     * When a job in work will be completed if it goes on as fast as it has done since it was started.
     *
     * @return empty if it has made no progress yet
     */
    public Optional<Instant> estimatedCompletion(Job job) {
        if (job.status() != JobStatus.PROCESSING || job.progress() == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return job.startedAt().map(start -> {
            Duration soFar = Duration.between(start, now);
            return now.plus(soFar.multipliedBy(100L - job.progress()).dividedBy(job.progress()));
        });
    }
}
