package org.petstore.benchmark;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * A number of clients that each send one request after the other, as fast as they are answered ("closed loop").
 *
 * @param latencies of the requests that were answered as they should be
 * @param errors all others
 */
record Load(Latencies latencies, long errors, Duration elapsed) {

    /** One client's next request: what it does is measured. What it throws counts as an error. */
    interface Step extends AutoCloseable {
        void run() throws IOException, SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Makes a client. */
    interface Client {
        Step connect() throws IOException, SQLException;
    }

    double perSecond() {
        return latencies.count() / (elapsed.toNanos() / 1e9);
    }

    /** A load for as long again before it, which is not counted, so that the server has compiled its code. */
    static Load warmAndRun(Client client, int clients, Duration duration) throws Exception {
        run(client, clients, duration);
        return run(client, clients, duration);
    }

    static Load run(Client client, int clients, Duration duration) throws Exception {
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        List<Callable<Load>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            all.add(() -> runOne(client, end));
        }
        return together(all, start);
    }

    /**
     * Has clients work at once.
     *
     * @param start of the time that they take, by {@link System#nanoTime}
     */
    static Load together(Collection<Callable<Load>> clients, long start) throws Exception {
        var latencies = new Latencies();
        long errors = 0;
        for (Load one : Parallel.all(clients)) {
            latencies.addAll(one.latencies());
            errors += one.errors();
        }
        return new Load(latencies, errors, Duration.ofNanos(System.nanoTime() - start));
    }

    /** A client of this server that expects this status. */
    static Client http(URI base, byte[] request, int status) {
        return () -> new Step() {
            private final HttpConnection connection = new HttpConnection(base);

            @Override
            public void run() throws IOException {
                HttpAnswer answer = connection.send(request);
                if (answer.status() != status) {
                    throw new IOException("Status " + answer.status());
                }
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    private static Load runOne(Client client, long end) throws IOException, SQLException {
        var latencies = new Latencies();
        long errors = 0;
        try (Step step = client.connect()) {
            for (long now = System.nanoTime(); now < end; ) {
                long sent = now;
                try {
                    step.run();
                    now = System.nanoTime();
                    latencies.add(now - sent);
                } catch (IOException | SQLException e) {
                    now = System.nanoTime();
                    errors++;
                }
            }
        }
        return new Load(latencies, errors, Duration.ZERO);
    }
}
