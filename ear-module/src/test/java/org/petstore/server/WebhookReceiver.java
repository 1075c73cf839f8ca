package org.petstore.server;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** Somebody's server on this machine that takes webhooks. */
class WebhookReceiver implements AutoCloseable {

    static final String SECRET = "whsec_cGV0c3RvcmUtdGVzdC1zZWNyZXQtMDEyMzQ1Njc4OQ==";
    static final String PATH = "/hook";

    /** One request; its body is UTF-8, so that the text has the same bytes. */
    record Delivery(String path, Map<String, List<String>> headers, String text, Instant arrived) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of(""))
                    .get(0);
        }
    }

    private final HttpServer server;
    private final ConcurrentLinkedQueue<Delivery> deliveries = new ConcurrentLinkedQueue<>();

    /**
     * Listens on a port of its own. A redirect leads to another path of the same server.
     *
     * @param statusOfNth the status that the nth request gets, from 1
     */
    WebhookReceiver(IntUnaryOperator statusOfNth) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/", exchange -> {
            Instant arrived = Instant.now();
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            int nth;
            synchronized (deliveries) {
                Map<String, List<String>> headers = exchange.getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(h -> h.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
                deliveries.add(new Delivery(path, headers, new String(body, StandardCharsets.UTF_8), arrived));
                nth = deliveries.size();
            }
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(statusOfNth.applyAsInt(nth), -1);
            exchange.close();
        });
        server.start();
    }

    /** One that is always content. */
    WebhookReceiver() {
        this(nth -> 204);
    }

    String url() {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), PATH);
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Waits until as many have come, and gives them in the order they came. */
    List<Delivery> awaitDeliveries(int count) {
        await("%d webhooks".formatted(count))
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> deliveries.size() >= count);
        return deliveries();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
