package org.petstore.webhooks;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The sends that this node may have in flight at once: so many in all, so many to one host, so that a receiver that
 * does not answer takes a share of them and no more, and soon none. For any number of threads, of which one chooses and
 * takes while the others only release.
 */
final class SendSlots {

    static final int MOST = 200;
    static final int MOST_PER_HOST = 20;

    private final int most;
    private final int mostPerHost;
    private final HostCircuits circuits;
    private final Map<String, Integer> inFlight = new HashMap<>();
    private int total;

    /**
     * Slots that are all free.
     *
     * @param most in all; at least 1
     * @param mostPerHost to one host; 1 to {@code most}
     */
    SendSlots(int most, int mostPerHost, HostCircuits circuits) {
        this.most = most;
        this.mostPerHost = mostPerHost;
        this.circuits = circuits;
    }

    synchronized int free() {
        return most - total;
    }

    /** Those that have as many sends in flight as they may, and those that get none. */
    synchronized List<String> fullHosts() {
        return Stream.concat(inFlight.keySet().stream().filter(this::isFull), circuits.open().stream())
                .distinct()
                .toList();
    }

    /** The deliveries, in their order, that fit into the free slots. Takes none of them yet. */
    synchronized List<UUID> choose(List<DueDelivery> due) {
        Map<String, Integer> afterwards = new HashMap<>(inFlight);
        return due.stream()
                .filter(delivery -> afterwards.merge(delivery.host(), 1, Integer::sum) <= mostTo(delivery.host()))
                .limit(free())
                .map(DueDelivery::id)
                .toList();
    }

    synchronized void take(String host) {
        inFlight.merge(host, 1, Integer::sum);
        total++;
    }

    /**
     * Frees a slot.
     *
     * @param answered whether the host gave an answer, whichever
     * @return whether there was none free for this host before, so that a due delivery may be waiting for it
     */
    synchronized boolean release(String host, boolean answered) {
        boolean wasFull = release(host);
        if (answered) {
            circuits.answered(host);
        } else {
            circuits.unanswered(host);
        }
        return wasFull;
    }

    /** The same if the host was not asked. */
    synchronized boolean release(String host) {
        boolean wasFull = total == most || isFull(host);
        inFlight.computeIfPresent(host, (key, sends) -> sends == 1 ? null : sends - 1);
        total--;
        return wasFull;
    }

    /** Until when this host gets nothing; empty if it does. */
    synchronized Optional<Instant> pausedUntil(String host) {
        return circuits.openUntil(host);
    }

    private boolean isFull(String host) {
        return inFlight.getOrDefault(host, 0) >= mostTo(host);
    }

    private int mostTo(String host) {
        return circuits.most(host, mostPerHost);
    }
}
