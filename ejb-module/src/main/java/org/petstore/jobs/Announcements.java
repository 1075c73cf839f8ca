package org.petstore.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Announces new jobs: the first at once, and those that come shortly after it together, so that they are also claimed,
 * and their ends written, together. Ids that are in here when the process dies are in the database too, and
 * {@link JobRecoveryTimer} announces them.
 */
@ApplicationScoped
class Announcements {

    private static final long PAUSE_NANOS = Duration.ofMillis(20).toNanos();

    @Resource
    private ManagedScheduledExecutorService timer;

    @Inject
    private JobQueue queue;

    private final Queue<UUID> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isSendDue = new AtomicBoolean();
    private volatile long sentAtNanos = System.nanoTime() - PAUSE_NANOS;

    /** Returns at once; the jobs must be committed. */
    void add(Collection<UUID> jobs) {
        waiting.addAll(jobs);
        if (isSendDue.compareAndSet(false, true)) {
            long pause = sentAtNanos + PAUSE_NANOS - System.nanoTime();
            if (pause > 0) {
                sendLater(pause);
            } else {
                send();
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a send fails in no way that anybody could mend
    private void sendLater(long pauseNanos) {
        try {
            timer.schedule(this::send, pauseNanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The application stops; whoever starts next announces what is pending
            isSendDue.set(false);
        }
    }

    private void send() {
        sentAtNanos = System.nanoTime();
        // Before the ids are taken: one that comes now is either among them or makes a send of its own due
        isSendDue.set(false);
        List<UUID> jobs = new ArrayList<>();
        for (UUID job = waiting.poll(); job != null; job = waiting.poll()) {
            jobs.add(job);
        }
        queue.announce(jobs, Lane.SHORT);
    }
}
