package org.petstore.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupCommitTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> commits = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(10, SECONDS)).isTrue();
    }

    @Test
    void aWriteThatComesAloneIsCommittedAlone() {
        var group = new GroupCommit<Integer>(10, commits::add, done -> {});

        group.write(1);
        group.write(2);

        assertThat(commits).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void writesThatComeDuringACommitShareTheNextInTheOrderInWhichTheyCame() {
        var gate = new CountDownLatch(1);
        var group = new GroupCommit<Integer>(3, writes -> commitAfter(gate, writes), done -> {});
        List<Future<?>> writers = writeOneByOne(group, 6);

        gate.countDown();

        assertThat(writers).allSatisfy(writer -> writer.get(10, SECONDS));
        assertThat(commits).containsExactly(List.of(0), List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void aCommitThatFailsFailsAllOfItsGroupAndNoOther() {
        var gate = new CountDownLatch(1);
        var group = new GroupCommit<Integer>(
                2,
                writes -> {
                    commitAfter(gate, writes);
                    if (writes.contains(1)) {
                        throw new IllegalStateException("The database is away");
                    }
                },
                done -> {});
        List<Future<?>> writers = writeOneByOne(group, 4);

        gate.countDown();

        assertThat(writers.get(0)).succeedsWithin(10, SECONDS);
        assertThatThrownBy(() -> writers.get(1).get(10, SECONDS)).hasRootCauseMessage("The database is away");
        assertThatThrownBy(() -> writers.get(2).get(10, SECONDS)).hasRootCauseMessage("The database is away");
        assertThat(writers.get(3)).succeedsWithin(10, SECONDS);
    }

    @Test
    void nobodyElseWaitsForWhatIsDoneAfterTheCommit() {
        var after = new CountDownLatch(1);
        var reached = new CompletableFuture<List<Integer>>();
        var group = new GroupCommit<Integer>(10, commits::add, done -> {
            if (reached.complete(done)) {
                awaitOpen(after);
            }
        });
        Future<?> first = threads.submit(() -> group.write(1));
        assertThat(reached).succeedsWithin(10, SECONDS).isEqualTo(List.of(1));

        assertThat(threads.submit(() -> group.write(2))).succeedsWithin(10, SECONDS);

        assertThat(first).isNotDone();
        after.countDown();
        assertThat(first).succeedsWithin(10, SECONDS);
    }

    @Test
    void everyWriteOfManyThreadsIsCommittedOnce() {
        var group = new GroupCommit<Integer>(16, commits::add, done -> {});

        List<? extends Future<?>> writers = IntStream.range(0, 64)
                .mapToObj(thread -> threads.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        group.write(thread * 500 + i);
                    }
                }))
                .toList();

        assertThat(writers).allSatisfy(writer -> writer.get(20, SECONDS));
        assertThat(commits.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 32_000).boxed().toList());
        assertThat(commits).allSatisfy(commit -> assertThat(commit).hasSizeBetween(1, 16));
    }

    /** Writes 0 and so on: the first is being committed when the others come, each after the one before it. */
    private List<Future<?>> writeOneByOne(GroupCommit<Integer> group, int count) {
        List<Future<?>> writers = new ArrayList<>();
        writers.add(threads.submit(() -> group.write(0)));
        await().until(() -> commits.size() == 1);
        for (int write = 1; write < count; write++) {
            int next = write;
            writers.add(threads.submit(() -> group.write(next)));
            await().until(() -> group.waiting() == next);
        }
        return writers;
    }

    private void commitAfter(CountDownLatch gate, List<Integer> writes) {
        commits.add(writes);
        awaitOpen(gate);
    }

    private static void awaitOpen(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
