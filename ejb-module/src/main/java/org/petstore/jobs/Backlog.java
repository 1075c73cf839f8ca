package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How many jobs have not ended, about: as many as were counted last, and those that this node has accepted since. So no
 * request pays for a count. Between two counts the estimate is too high by the jobs that have ended, and too low by
 * those that other nodes have accepted.
 */
@ApplicationScoped
class Backlog {

    private final AtomicLong unfinished = new AtomicLong();

    long unfinished() {
        return unfinished.get();
    }

    void accepted() {
        unfinished.incrementAndGet();
    }

    /** Counts anew; those accepted meanwhile are added, although the count may have them already. */
    void count(LongSupplier counter) {
        long before = unfinished.get();
        long counted = counter.getAsLong();
        unfinished.addAndGet(counted - before);
    }
}
