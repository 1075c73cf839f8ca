package org.petstore.platform;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A task that runs once at a time, however often it is asked for: what is asked while it runs makes it run once more
 * afterwards, so that whoever asks can rely on a run that begins later.
 */
public final class CoalescedTask {

    private final Runnable task;
    private final Executor executor;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * Nothing runs yet.
     *
     * @param task throws nothing
     */
    public CoalescedTask(Runnable task, Executor executor) {
        this.task = task;
        this.executor = executor;
    }

    /**
     * Asks for a run and returns at once.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the executor takes no task; the next request
     *     tries again
     */
    public void request() {
        if (requests.getAndIncrement() == 0) {
            boolean accepted = false;
            try {
                executor.execute(this::run);
                accepted = true;
            } finally {
                if (!accepted) {
                    requests.set(0);
                }
            }
        }
    }

    private void run() {
        int seen;
        boolean done = false;
        try {
            do {
                seen = requests.get();
                task.run();
            } while (!requests.compareAndSet(seen, 0));
            done = true;
        } finally {
            if (!done) {
                // A task that fails must not keep later requests from being heard
                requests.set(0);
            }
        }
    }
}
