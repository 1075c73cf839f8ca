package org.petstore.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Thousands of requests at once, each on a connection of its own; one thread reads what is answered, and when. */
final class ManyRequests implements AutoCloseable {

    /** What has come so far, as it came; small. */
    static final class Exchange {
        private final SocketChannel channel;
        private final StringBuilder received = new StringBuilder();
        private Instant answeredAt;

        private Exchange(SocketChannel channel) {
            this.channel = channel;
        }

        String text() {
            return received.toString();
        }

        /** When the first byte came; null before. */
        Instant answeredAt() {
            return answeredAt;
        }
    }

    private final InetSocketAddress server;
    private final Selector selector;
    private final List<Exchange> exchanges = new ArrayList<>();

    ManyRequests(URI base) {
        server = new InetSocketAddress(base.getHost(), base.getPort());
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends it, without waiting for the answer. */
    Exchange get(String path, String headers) throws IOException {
        SocketChannel channel = SocketChannel.open(server);
        channel.write(ByteBuffer.wrap("GET %s HTTP/1.1\r\nHost: petstore\r\n%s\r\n"
                .formatted(path, headers)
                .getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        var exchange = new Exchange(channel);
        channel.register(selector, SelectionKey.OP_READ, exchange);
        exchanges.add(exchange);
        return exchange;
    }

    /** Reads until so many have begun to answer, or time is up. */
    void awaitAnswers(int count, Duration atMost) throws IOException {
        long end = System.nanoTime() + atMost.toNanos();
        var buffer = ByteBuffer.allocate(4_096);
        while (answered() < count && System.nanoTime() < end) {
            selector.select(100);
            Instant now = Instant.now();
            for (SelectionKey key : selector.selectedKeys()) {
                read(key, buffer, now);
            }
            selector.selectedKeys().clear();
        }
    }

    long answered() {
        return exchanges.stream()
                .filter(exchange -> exchange.answeredAt != null)
                .count();
    }

    /** Drops the connection, as a client does that has lost patience. */
    void hangUp(Exchange exchange) throws IOException {
        exchange.channel.close();
        exchanges.remove(exchange);
    }

    @Override
    public void close() throws IOException {
        for (Exchange exchange : exchanges) {
            exchange.channel.close();
        }
        selector.close();
    }

    private static void read(SelectionKey key, ByteBuffer buffer, Instant now) throws IOException {
        var exchange = (Exchange) key.attachment();
        buffer.clear();
        if (exchange.channel.read(buffer) < 0) {
            key.cancel();
        } else {
            exchange.received.append(StandardCharsets.US_ASCII.decode(buffer.flip()));
            if (exchange.answeredAt == null) {
                exchange.answeredAt = now;
            }
        }
    }
}
