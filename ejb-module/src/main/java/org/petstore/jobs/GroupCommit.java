package org.petstore.jobs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Writes that come while another is being committed share the next commit, as in the log of a database: under load the
 * price of a transaction is paid once for all of them. One that comes alone does not wait for company; where there has
 * been company a moment ago it does, for a millisecond. The threads that bring the writes do the work, one of them at a
 * time.
 *
 * @param <W> what is written
 */
final class GroupCommit<W> {

    private enum Turn {
        LEAD,
        COMMITTED
    }

    private static final class Entry<W> {
        private final W write;
        private final CompletableFuture<Turn> turn = new CompletableFuture<>();

        private Entry(W write) {
            this.write = write;
        }
    }

    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(1).toNanos();

    /** So long after a group of several its writers are expected back. */
    private static final long EXPECTED_BACK_NANOS = Duration.ofMillis(20).toNanos();

    private final int most;
    private final Consumer<List<W>> commit;
    private final Consumer<List<W>> afterCommit;

    /** Those whose commit has not begun; the first of them commits the next group. */
    private final Queue<Entry<W>> waiting = new ArrayDeque<>();

    private boolean committing;
    private long companyAtNanos = System.nanoTime() - EXPECTED_BACK_NANOS;

    /**
     * For any number of threads.
     *
     * @param most writes in one commit; 1 or more
     * @param commit writes all of them in one transaction, or none and throws
     * @param afterCommit what remains to be done for them; only one of their threads is kept by it
     */
    GroupCommit(int most, Consumer<List<W>> commit, Consumer<List<W>> afterCommit) {
        this.most = most;
        this.commit = commit;
        this.afterCommit = afterCommit;
    }

    /**
     * Returns once the write is committed.
     *
     * @throws RuntimeException if its group could not be committed
     */
    void write(W write) {
        var entry = new Entry<>(write);
        if (isFirst(entry) || await(entry) == Turn.LEAD) {
            lead();
        }
    }

    /** How many writes wait for a commit that has not begun. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized boolean isFirst(Entry<W> entry) {
        waiting.add(entry);
        boolean first = !committing;
        committing = true;
        return first;
    }

    private Turn await(Entry<W> entry) {
        try {
            return entry.turn.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("The commit of the group failed", e.getCause());
        }
    }

    private void lead() {
        if (isCompanyExpected()) {
            LockSupport.parkNanos(LONGEST_WAIT_NANOS);
        }
        List<Entry<W>> group = nextGroup();
        List<W> writes = group.stream().map(entry -> entry.write).toList();
        try {
            commit.accept(writes);
        } catch (Throwable e) { // also an Error: nobody may wait for ever
            passOn();
            group.forEach(entry -> entry.turn.completeExceptionally(e));
            throw e;
        }
        passOn();
        group.forEach(entry -> entry.turn.complete(Turn.COMMITTED));
        afterCommit.accept(writes);
    }

    private synchronized boolean isCompanyExpected() {
        return System.nanoTime() - companyAtNanos < EXPECTED_BACK_NANOS;
    }

    private synchronized List<Entry<W>> nextGroup() {
        List<Entry<W>> group = new ArrayList<>();
        while (group.size() < most && !waiting.isEmpty()) {
            group.add(waiting.remove());
        }
        if (group.size() > 1) {
            companyAtNanos = System.nanoTime();
        }
        return group;
    }

    private synchronized void passOn() {
        committing = !waiting.isEmpty();
        if (committing) {
            waiting.element().turn.complete(Turn.LEAD);
        }
    }
}
