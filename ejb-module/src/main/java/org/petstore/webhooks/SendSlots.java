package org.petstore.webhooks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The sends that this node may have in flight at once: so many in all, so many to one host, so that a receiver that
 * does not answer takes a share of them and no more. For any number of threads, of which one chooses and takes while
 * the others only release.
 */
final class SendSlots {

    private final int most;
    private final int mostPerHost;
    private final Map<String, Integer> inFlight = new HashMap<>();
    private int total;

    /**
     * Slots that are all free.
     *
     * @param most in all; at least 1
     * @param mostPerHost to one host; 1 to {@code most}
     */
    SendSlots(int most, int mostPerHost) {
        this.most = most;
        this.mostPerHost = mostPerHost;
    }

    synchronized int free() {
        return most - total;
    }

    /** At most {@code most / mostPerHost} of them. */
    synchronized List<String> fullHosts() {
        return inFlight.keySet().stream().filter(this::isFull).toList();
    }

    /** The deliveries, in their order, that fit into the free slots. Takes none of them yet. */
    synchronized List<UUID> choose(List<DueDelivery> due) {
        Map<String, Integer> afterwards = new HashMap<>(inFlight);
        return due.stream()
                .filter(delivery -> afterwards.merge(delivery.host(), 1, Integer::sum) <= mostPerHost)
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
     * @return whether there was none free for this host before, so that a due delivery may be waiting for it
     */
    synchronized boolean release(String host) {
        boolean wasFull = total == most || isFull(host);
        inFlight.computeIfPresent(host, (key, sends) -> sends == 1 ? null : sends - 1);
        total--;
        return wasFull;
    }

    private boolean isFull(String host) {
        return inFlight.getOrDefault(host, 0) >= mostPerHost;
    }
}
