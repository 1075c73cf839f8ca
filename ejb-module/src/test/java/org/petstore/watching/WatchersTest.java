package org.petstore.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.petstore.jobs.ChangedJob;
import org.petstore.jobs.Job;

class WatchersTest {

    private final UUID job = UUID.randomUUID();
    private final Map<UUID, Integer> table = new HashMap<>();
    private final List<Integer> reads = new ArrayList<>();
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean databaseIsAway;
    private int looks;

    private final Watchers watchers = new Watchers(this::find, this::sequences, tasks::add);

    private List<Job> find(Collection<UUID> ids) {
        if (databaseIsAway) {
            throw new IllegalStateException("The database is away");
        }
        reads.add(ids.size());
        return ids.stream()
                .filter(table::containsKey)
                .map(id -> ChangedJob.at(id, table.get(id)))
                .toList();
    }

    private Map<UUID, Integer> sequences(Collection<UUID> ids) {
        looks++;
        return table;
    }

    private static class Watcher implements JobWatcher {

        private final UUID jobId;
        private final int enough;
        final List<Integer> seen = new ArrayList<>();
        int ticks;
        boolean isEnded;

        Watcher(UUID jobId, int enough) {
            this.jobId = jobId;
            this.enough = enough;
        }

        @Override
        public UUID jobId() {
            return jobId;
        }

        @Override
        public boolean see(Job state) {
            seen.add(state.sequence());
            return state.sequence() < enough;
        }

        @Override
        public boolean tick(long nowNanos) {
            ticks++;
            return true;
        }

        @Override
        public void end() {
            isEnded = true;
        }
    }

    private Watcher watch(UUID jobId, int enough) {
        var watcher = new Watcher(jobId, enough);
        assertThat(watchers.add(watcher)).isTrue();
        run();
        return watcher;
    }

    private void change(UUID id, int sequence) {
        table.put(id, sequence);
        watchers.changed(List.of(id));
    }

    private void run() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void aWatcherIsToldThePresentStateAndThenEachChange() {
        table.put(job, 1);
        Watcher watcher = watch(job, 9);

        change(job, 2);
        run();

        assertThat(watcher.seen).containsExactly(1, 2);
    }

    @Test
    void whoeverHasHadEnoughIsToldNothingMore() {
        table.put(job, 1);
        Watcher watcher = watch(job, 2);

        change(job, 2);
        run();
        change(job, 3);
        run();

        assertThat(watcher.seen).containsExactly(1, 2);
        assertThat(watchers.count()).isZero();
    }

    @Test
    void changesThatComeTogetherAreReadTogetherHoweverManyWatch() {
        List<UUID> jobs = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            UUID id = UUID.randomUUID();
            jobs.add(id);
            table.put(id, 1);
            for (int watcher = 0; watcher < 50; watcher++) {
                assertThat(watchers.add(new Watcher(id, 2))).isTrue();
            }
        }
        run();
        reads.clear();

        jobs.forEach(id -> change(id, 2));
        run();

        assertThat(reads).containsExactly(60);
        assertThat(watchers.count()).isZero();
    }

    @Test
    void nothingIsReadOrRunWhileNobodyWatches() {
        change(job, 2);
        watchers.tick();

        assertThat(tasks).isEmpty();
    }

    @Test
    void changesOfJobsThatNobodyWatchesAreNotRead() {
        table.put(job, 1);
        watch(job, 9);

        change(UUID.randomUUID(), 2);

        assertThat(tasks).isEmpty();
    }

    @Test
    void aChangeThatNobodySpokeOfIsFoundByLooking() {
        table.put(job, 1);
        Watcher watcher = watch(job, 2);
        table.put(job, 2);

        await("a look").atMost(Duration.ofSeconds(5)).until(() -> {
            watchers.tick();
            run();
            return !watcher.seen.contains(1) || watcher.seen.contains(2);
        });

        assertThat(watcher.seen).containsExactly(1, 2);
        assertThat(looks).isEqualTo(1);
    }

    @Test
    void anAbsenceOfTheDatabaseIsOutlived() {
        table.put(job, 1);
        Watcher watcher = watch(job, 2);

        databaseIsAway = true;
        change(job, 2);
        run();
        databaseIsAway = false;
        await("a look").atMost(Duration.ofSeconds(5)).until(() -> {
            watchers.tick();
            run();
            return watcher.seen.contains(2);
        });

        assertThat(watchers.count()).isZero();
    }

    @Test
    void aWatcherThatFailsIsLetGoAndKeepsNobodyFromBeingTold() {
        table.put(job, 1);
        var broken = new Watcher(job, 9) {
            @Override
            public boolean see(Job state) {
                throw new IllegalStateException("broken");
            }
        };
        assertThat(watchers.add(broken)).isTrue();
        Watcher watcher = watch(job, 9);

        assertThat(watcher.seen).contains(1);
        assertThat(watchers.count()).isEqualTo(1);
    }

    @Test
    void timePassesForEachWatcher() {
        Watcher watcher = watch(job, 9);

        watchers.tick();
        run();

        assertThat(watcher.ticks).isEqualTo(1);
    }

    @Test
    void thereIsALimit() {
        for (int i = 0; i < Watchers.MOST; i++) {
            assertThat(watchers.add(new Watcher(job, 9))).isTrue();
        }

        assertThat(watchers.add(new Watcher(job, 9))).isFalse();
        assertThat(watchers.count()).isEqualTo(Watchers.MOST);
    }

    @Test
    void closedDoorsLetAllGoAndNobodyIn() {
        Watcher watcher = watch(job, 9);

        CompletableFuture<Void> gone = watchers.close();
        assertThat(gone).isNotDone();
        run();

        assertThat(gone).isDone();
        assertThat(watcher.isEnded).isTrue();
        assertThat(watchers.count()).isZero();
        assertThat(watchers.add(new Watcher(job, 9))).isFalse();
        watchers.open();
        assertThat(watchers.add(new Watcher(job, 9))).isTrue();
    }

    @Test
    void anExecutorThatTakesNothingMoreIsNoFaultOfTheJob() {
        var stopping = new Watchers(this::find, this::sequences, task -> {
            throw new RejectedExecutionException();
        });

        assertThat(stopping.add(new Watcher(job, 9))).isTrue();
        stopping.changed(List.of(job));
        assertThat(stopping.close()).isDone();
    }
}
