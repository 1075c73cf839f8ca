package org.petstore.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One thread for each of some tasks. */
final class Parallel {

    private Parallel() {}

    /** Does all at once and gives what they return, in their order; the first exception is thrown on. */
    static <T> List<T> all(Collection<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<T> returned = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                returned.add(future.get());
            }
            return returned;
        } finally {
            threads.shutdownNow();
        }
    }
}
