package org.petstore.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Requests at a fixed pace, whatever the server does ("open loop"): each latency counts from when the request was due,
 * so that a server that stalls is charged for the requests that had to wait.
 */
final class PacedLoad {

    private static final int CONNECTIONS = 8;
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(20);

    private PacedLoad() {}

    /** Gets this path 50 times a second as long as it shall go on. */
    static Load get(URI base, String path, int status, BooleanSupplier goOn) throws Exception {
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        List<Callable<Load>> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            long first = start + i * BETWEEN_REQUESTS.toNanos();
            connections.add(() -> getOnOne(base, path, status, first, goOn));
        }
        return Load.together(connections, start);
    }

    private static Load getOnOne(URI base, String path, int status, long first, BooleanSupplier goOn)
            throws IOException {
        var latencies = new Latencies();
        long errors = 0;
        try (var connection = new HttpConnection(base)) {
            byte[] request = connection.request("GET", path, "", "");
            for (long due = first; goOn.getAsBoolean(); due += CONNECTIONS * BETWEEN_REQUESTS.toNanos()) {
                for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                try {
                    if (connection.send(request).status() == status) {
                        latencies.add(System.nanoTime() - due);
                    } else {
                        errors++;
                    }
                } catch (IOException e) {
                    errors++;
                }
            }
        }
        return new Load(latencies, errors, Duration.ZERO);
    }
}
