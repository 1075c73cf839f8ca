package org.petstore.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkThrottleTest {

    private static final int HALF = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final WorkThrottle throttle = new WorkThrottle();
    private final AtomicInteger working = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void end() throws InterruptedException {
        end.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(10, SECONDS)).isTrue();
    }

    @Test
    void allWorkWhileNothingIsBeingAccepted() {
        IntStream.range(0, HALF + 5).forEach(worker -> work());

        await().untilAsserted(() -> assertThat(working).hasValue(HALF + 5));
    }

    @Test
    void halfOfTheProcessorsWorkWhileJobsAreBeingAcceptedAndAllWhenThatIsOver() {
        var accepted = new CountDownLatch(1);
        var accepting = new CountDownLatch(1);
        threads.execute(() -> throttle.accept(() -> {
            accepting.countDown();
            awaitOpen(accepted);
        }));
        awaitOpen(accepting);
        IntStream.range(0, HALF + 5).forEach(worker -> work());
        await().until(() -> working.get() == HALF);
        await().during(Duration.ofMillis(200)).until(() -> working.get() == HALF);

        accepted.countDown();

        await().untilAsserted(() -> assertThat(working).hasValue(HALF + 5));
    }

    @Test
    void theWorkDoesNotStandStillHoweverLongTheCrowd() {
        int crowd = 4 * Runtime.getRuntime().availableProcessors();
        IntStream.range(0, crowd).forEach(request -> threads.execute(() -> throttle.accept(() -> awaitOpen(end))));

        work();

        await().untilAsserted(() -> assertThat(working).hasValue(1));
    }

    private static void awaitOpen(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        threads.execute(() -> throttle.work(() -> {
            working.incrementAndGet();
            awaitOpen(end);
        }));
    }
}
