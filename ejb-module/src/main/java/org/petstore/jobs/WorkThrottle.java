package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets those go first who wait for an answer. While jobs are being accepted, short jobs are worked on by half of the
 * processors at most; while requests crowd in faster than they can be answered, each of those workers also makes a pause
 * between two messages. Without this a rush of requests would be slowed down by the work that it brings. As soon as it
 * is over, all consumers work.
 */
@ApplicationScoped
class WorkThrottle {

    private static final long RUSH_NANOS = Duration.ofMillis(50).toNanos();
    private static final int MOST_IN_A_RUSH = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    /** So many requests at once that they must be waiting for a processor rather than for the disk. */
    private static final int CROWD = 4 * Runtime.getRuntime().availableProcessors();

    private static final long CROWDED_NANOS = Duration.ofMillis(20).toNanos();

    /** The price of a crowd for the work, which must not stand still however long the crowd lasts. */
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private final Lock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private int working;
    private final AtomicInteger accepting = new AtomicInteger();
    private volatile long acceptedAtNanos = System.nanoTime() - RUSH_NANOS;
    private volatile long crowdedAtNanos = System.nanoTime() - CROWDED_NANOS;

    /** Accepts a job, at once. */
    void accept(Runnable acceptance) {
        if (accepting.incrementAndGet() >= CROWD) {
            crowdedAtNanos = System.nanoTime();
        }
        try {
            acceptance.run();
        } finally {
            accepting.decrementAndGet();
            acceptedAtNanos = System.nanoTime();
        }
    }

    /** Does the work, now or as soon as there is room for it. */
    void work(Runnable work) {
        enter();
        try {
            work.run();
        } finally {
            leave();
        }
    }

    private void enter() {
        lock.lock();
        try {
            long pauseEndNanos = System.nanoTime() + LONGEST_PAUSE_NANOS;
            long wait = nanosToWait(pauseEndNanos);
            while (wait > 0) {
                change.awaitNanos(wait);
                wait = nanosToWait(pauseEndNanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            working++;
            lock.unlock();
        }
    }

    private long nanosToWait(long pauseEndNanos) {
        long now = System.nanoTime();
        if (working >= MOST_IN_A_RUSH) {
            return accepting.get() > 0 ? RUSH_NANOS : acceptedAtNanos + RUSH_NANOS - now;
        }
        return Math.min(crowdedAtNanos + CROWDED_NANOS, pauseEndNanos) - now;
    }

    private void leave() {
        lock.lock();
        try {
            working--;
            change.signal();
        } finally {
            lock.unlock();
        }
    }
}
