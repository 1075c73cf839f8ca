package org.petstore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CoalescedTaskTest {

    private final Queue<Runnable> queue = new ArrayDeque<>();
    private int runs;

    @Test
    void requestsBeforeTheRunBeginsAreOneRun() {
        CoalescedTask task = new CoalescedTask(() -> runs++, queue::add);

        task.request();
        task.request();
        task.request();
        runAll();

        assertThat(runs).isEqualTo(1);
    }

    @Test
    void requestsDuringTheRunAreOneMoreRun() {
        CoalescedTask[] task = new CoalescedTask[1];
        task[0] = new CoalescedTask(
                () -> {
                    runs++;
                    if (runs == 1) {
                        task[0].request();
                        task[0].request();
                    }
                },
                queue::add);

        task[0].request();
        runAll();

        assertThat(runs).isEqualTo(2);
    }

    @Test
    void requestAfterTheRunIsANewRun() {
        CoalescedTask task = new CoalescedTask(() -> runs++, queue::add);

        task.request();
        runAll();
        task.request();
        runAll();

        assertThat(runs).isEqualTo(2);
    }

    @Test
    void requestThatTheExecutorRefusedDoesNotBlockTheNext() {
        boolean[] open = {false};
        CoalescedTask task = new CoalescedTask(() -> runs++, command -> {
            if (!open[0]) {
                throw new RejectedExecutionException();
            }
            queue.add(command);
        });

        assertThatThrownBy(task::request).isInstanceOf(RejectedExecutionException.class);
        open[0] = true;
        task.request();
        runAll();

        assertThat(runs).isEqualTo(1);
    }

    private void runAll() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    @Test
    void aRunThatFailsDoesNotSilenceTheNext() {
        var runs = new AtomicInteger();
        var task = new CoalescedTask(
                () -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new AssertionError("out of memory, say");
                    }
                },
                Runnable::run);

        assertThatThrownBy(task::request).isInstanceOf(AssertionError.class);
        task.request();

        assertThat(runs).hasValue(2);
    }
}
