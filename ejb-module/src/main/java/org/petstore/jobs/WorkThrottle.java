package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets those go first who wait for an answer: while jobs are being accepted, short jobs are worked on by half of the
 * processors at most, and the rest is there to accept more. Without this a rush of requests would slow itself down by
 * the work that it brings. As soon as it is over, all consumers work.
 */
@ApplicationScoped
class WorkThrottle {

    private static final long RUSH_NANOS = Duration.ofMillis(50).toNanos();
    private static final int MOST_IN_A_RUSH = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final Lock lock = new ReentrantLock();
    private final Condition change = lock.newCondition();
    private int working;
    private volatile long acceptedAtNanos = System.nanoTime() - RUSH_NANOS;

    /** A job has just been accepted. */
    void accepted() {
        acceptedAtNanos = System.nanoTime();
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
            long left = rushLeftNanos();
            while (left > 0 && working >= MOST_IN_A_RUSH) {
                change.awaitNanos(left);
                left = rushLeftNanos();
            }
            working++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            working++;
        } finally {
            lock.unlock();
        }
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

    private long rushLeftNanos() {
        return acceptedAtNanos + RUSH_NANOS - System.nanoTime();
    }
}
