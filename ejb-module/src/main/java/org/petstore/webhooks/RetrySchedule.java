package org.petstore.webhooks;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.petstore.platform.Settings;

/** When a failed delivery is sent again: as set, by default 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 h after. */
@Dependent
class RetrySchedule {

    /** Deliveries that failed together, because the receiver was away, do not all come back in the same second. */
    private static final double JITTER = 0.1;

    private final List<Duration> delays;
    private final RandomGenerator random;

    @Inject
    RetrySchedule(Settings settings) {
        this(settings.webhookRetryDelays(), new Random());
    }

    /**
     * A schedule.
     *
     * @param delays the pauses before the second, third … send
     * @param random safe for many threads
     */
    RetrySchedule(List<Duration> delays, RandomGenerator random) {
        this.delays = List.copyOf(delays);
        this.random = random;
    }

    /**
     * The pause after a failed attempt, up to a tenth shorter or longer than the setting; longer if the receiver asks
     * for it, but not beyond the time that the schedule has left.
     *
     * @param attempt that failed; 1 is the first
     * @param retryAfter the pause that the receiver asks for
     * @return empty if it was the last one
     */
    Optional<Duration> after(int attempt, Optional<Duration> retryAfter) {
        if (attempt > delays.size()) {
            return Optional.empty();
        }
        List<Duration> left = delays.subList(attempt - 1, delays.size());
        Duration longest = left.stream().reduce(Duration.ZERO, Duration::plus);
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        Duration pause = Duration.ofMillis(Math.round(left.get(0).toMillis() * factor));
        return Optional.of(retryAfter
                .map(asked -> asked.compareTo(longest) < 0 ? asked : longest)
                .filter(asked -> asked.compareTo(pause) > 0)
                .orElse(pause));
    }
}
