package org.petstore.watching;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.petstore.jobs.Job;
import org.petstore.platform.CoalescedTask;

/**
 * Reads the jobs that are watched as soon as they are said to have changed, many at once, and once a second looks
 * whether any has changed that nobody spoke of. All in memory: with the process go its clients' connections.
 */
class Watchers {

    private static final Logger LOG = System.getLogger(Watchers.class.getName());

    static final int MOST = 10_000;

    /** Whole rows in one query. */
    private static final int MOST_READ_TOGETHER = 64;

    /** Numbers of rows in one query. */
    private static final int MOST_LOOKED_AT_TOGETHER = 1_000;

    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    /** Those of one job, and the latest of its states that they have been told. */
    private static final class Audience {
        private final Set<JobWatcher> watchers = ConcurrentHashMap.newKeySet();
        private volatile int seen;
    }

    private final Function<Collection<UUID>, List<Job>> find;
    private final Function<Collection<UUID>, Map<UUID, Integer>> sequences;
    private final CoalescedTask work;
    private final ConcurrentMap<UUID, Audience> audiences = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Set<UUID> unread = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean tickDue = new AtomicBoolean();
    private volatile boolean closed;
    private volatile CompletableFuture<Void> gone = new CompletableFuture<>();
    private long lookedAtNanos = System.nanoTime();

    /**
     * Nobody watches yet.
     *
     * @param find the jobs of these ids
     * @param sequences the numbers of the states of the jobs of these ids
     */
    Watchers(
            Function<Collection<UUID>, List<Job>> find,
            Function<Collection<UUID>, Map<UUID, Integer>> sequences,
            Executor executor) {
        this.find = find;
        this.sequences = sequences;
        this.work = new CoalescedTask(this::work, executor);
    }

    /** False if there are too many, or the doors are closed. */
    boolean add(JobWatcher watcher) {
        if (closed) {
            return false;
        }
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            return false;
        }
        audiences.compute(watcher.jobId(), (id, known) -> {
            Audience audience = known == null ? new Audience() : known;
            audience.watchers.add(watcher);
            return audience;
        });
        // What it knows may have changed since it was read
        unread.add(watcher.jobId());
        request();
        return true;
    }

    /** Returns at once; costs next to nothing if nobody watches. */
    void changed(Collection<UUID> jobs) {
        if (audiences.isEmpty()) {
            return;
        }
        boolean watched = false;
        for (UUID job : jobs) {
            if (audiences.containsKey(job)) {
                unread.add(job);
                watched = true;
            }
        }
        if (watched) {
            request();
        }
    }

    /** To be called several times a second. */
    void tick() {
        if (!audiences.isEmpty()) {
            tickDue.set(true);
            request();
        }
    }

    void open() {
        gone = new CompletableFuture<>();
        closed = false;
    }

    /**
     * Lets all watchers go, and nobody in.
     *
     * @return completes when they have gone
     */
    CompletableFuture<Void> close() {
        closed = true;
        request();
        return gone;
    }

    int count() {
        return count.get();
    }

    private void request() {
        try {
            work.request();
        } catch (RejectedExecutionException e) {
            // The application stops, and with it the connections of all who wait
            LOG.log(Level.DEBUG, "Nobody is told any more", e);
            gone.complete(null);
        }
    }

    private void work() {
        try {
            read();
            if (tickDue.getAndSet(false)) {
                tell(audiences.keySet(), stays(watcher -> watcher.tick(System.nanoTime())));
                look();
            }
        } catch (RuntimeException e) {
            // Such as a database that is away; the next look finds what was missed
            LOG.log(Level.WARNING, "Changes of jobs cannot be told to those who wait for them: {0}", e.toString());
        }
        if (closed) {
            tell(audiences.keySet(), stays(watcher -> {
                watcher.end();
                return false;
            }));
            gone.complete(null);
        }
    }

    private void read() {
        for (List<UUID> ids = nextUnread(); !ids.isEmpty(); ids = nextUnread()) {
            for (Job job : find.apply(ids)) {
                Audience audience = audiences.get(job.id());
                if (audience != null) {
                    audience.seen = job.sequence();
                    tell(List.of(job.id()), stays(watcher -> watcher.see(job)));
                }
            }
        }
    }

    private List<UUID> nextUnread() {
        List<UUID> ids = new ArrayList<>();
        for (Iterator<UUID> all = unread.iterator(); all.hasNext() && ids.size() < MOST_READ_TOGETHER; ) {
            ids.add(all.next());
            // Before it is read: a change from here on makes it unread again
            all.remove();
        }
        return ids;
    }

    private void look() {
        long now = System.nanoTime();
        if (now - lookedAtNanos < LOOK_EVERY_NANOS) {
            return;
        }
        lookedAtNanos = now;
        List<UUID> ids = List.copyOf(audiences.keySet());
        for (int from = 0; from < ids.size(); from += MOST_LOOKED_AT_TOGETHER) {
            List<UUID> some = ids.subList(from, Math.min(from + MOST_LOOKED_AT_TOGETHER, ids.size()));
            sequences.apply(some).forEach((id, sequence) -> {
                Audience audience = audiences.get(id);
                if (audience != null && audience.seen != sequence) {
                    unread.add(id);
                }
            });
        }
        read();
    }

    /** One that fails is let go, and keeps nobody else from being told. */
    private static Predicate<JobWatcher> stays(Predicate<JobWatcher> telling) {
        return watcher -> {
            try {
                return telling.test(watcher);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A client that waited for a job cannot be told of it", e);
                return false;
            }
        };
    }

    private void tell(Collection<UUID> jobs, Predicate<JobWatcher> stays) {
        for (UUID job : jobs) {
            Audience audience = audiences.get(job);
            if (audience != null && audience.watchers.removeIf(watcher -> leaves(watcher, stays))) {
                audiences.computeIfPresent(job, (id, left) -> left.watchers.isEmpty() ? null : left);
            }
        }
    }

    private boolean leaves(JobWatcher watcher, Predicate<JobWatcher> stays) {
        boolean leaves = !stays.test(watcher);
        if (leaves) {
            count.decrementAndGet();
        }
        return leaves;
    }
}
