package org.petstore.benchmark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes webhooks, and may refuse the first try of each. */
final class CallbackReceiver implements AutoCloseable {

    private static final int THREADS = 16;

    /** What has come about one job. */
    record Callbacks(int tries, int taken, Instant firstTaken) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<String, Callbacks> callbacks = new ConcurrentHashMap<>();
    private final int refusals;

    /**
     * Starts one.
     *
     * @param refusals how many tries of each message are answered 500
     */
    CallbackReceiver(int refusals) throws IOException {
        this.refusals = refusals;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
    }

    long takenJobs() {
        return callbacks.values().stream().filter(job -> job.taken() > 0).count();
    }

    /** By job id. */
    Map<String, Callbacks> callbacks() {
        return Map.copyOf(callbacks);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonObject message;
        try (var reader = Json.createReader(exchange.getRequestBody())) {
            message = reader.readObject();
        }
        Callbacks now = callbacks.compute(
                message.getString("jobId"),
                (id, before) -> before == null ? next(new Callbacks(0, 0, null)) : next(before));
        exchange.sendResponseHeaders(now.tries() > refusals ? 204 : 500, -1);
        exchange.close();
    }

    private Callbacks next(Callbacks before) {
        int tries = before.tries() + 1;
        if (tries <= refusals) {
            return new Callbacks(tries, 0, null);
        }
        return new Callbacks(
                tries, before.taken() + 1, before.firstTaken() == null ? Instant.now() : before.firstTaken());
    }
}
