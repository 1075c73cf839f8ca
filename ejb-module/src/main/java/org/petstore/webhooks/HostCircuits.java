package org.petstore.webhooks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A circuit breaker for each host. One that gives no answer several times in a row gets nothing for a while: its
 * deliveries stay due, at no cost to their schedules, and the slots are for others. Then a single send finds out
 * whether it answers again; if not, the next pause is twice as long. Any answer, be it an error, closes the circuit.
 * Only in memory: each node finds out for itself. Not for more than one thread at a time.
 */
final class HostCircuits {

    /** A receiver that restarts may miss a few. */
    private static final int MOST_UNANSWERED = 5;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** After that nobody cares how a host once was: deliveries to it have come to their ends. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private record Silence(int unanswered, Duration pause, Instant until) {

        boolean isOpen() {
            return unanswered >= MOST_UNANSWERED;
        }
    }

    private final Clock clock;
    private final Map<String, Silence> silent = new HashMap<>();

    HostCircuits(Clock clock) {
        this.clock = clock;
    }

    /** How many sends the host may have in flight: none, one to try it, or as many as any. */
    int most(String host, int mostOfAny) {
        Silence silence = silent.get(host);
        if (silence == null || !silence.isOpen()) {
            return mostOfAny;
        }
        return clock.instant().isBefore(silence.until()) ? 0 : 1;
    }

    /** Hosts that get nothing at the moment. */
    List<String> open() {
        return silent.keySet().stream().filter(host -> most(host, 1) == 0).toList();
    }

    /** Until when the host gets nothing; empty if it does. */
    Optional<Instant> openUntil(String host) {
        return most(host, 1) == 0 ? Optional.of(silent.get(host).until()) : Optional.empty();
    }

    void answered(String host) {
        silent.remove(host);
    }

    /** A send to the host got no answer. */
    void unanswered(String host) {
        Instant now = clock.instant();
        silent.values().removeIf(silence -> silence.until().plus(MEMORY).isBefore(now));
        Silence before = silent.getOrDefault(host, new Silence(0, FIRST_PAUSE.dividedBy(2), now));
        if (before.isOpen() && now.isBefore(before.until())) {
            // Was under way when the circuit opened
            return;
        }
        int unanswered = before.unanswered() + 1;
        Duration pause = unanswered < MOST_UNANSWERED ? before.pause() : next(before.pause());
        silent.put(host, new Silence(unanswered, pause, now.plus(pause)));
    }

    private static Duration next(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
}
