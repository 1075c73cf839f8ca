package org.petstore.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Somebody's server that takes webhooks and misbehaves with the first few, each on a connection of its own. */
final class RudeReceiver implements AutoCloseable {

    /** What it does to a request that it has read. */
    enum Manner {
        HANGS,
        DRIPS_A_BYTE_A_SECOND,
        RESETS,
        CLOSES_IN_THE_HEADER,
        ANSWERS_500,
        SENDS_WITHOUT_END
    }

    private static final String ACCEPTED = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n";

    private final ServerSocket socket;
    private final Manner manner;
    private final int rudeTo;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> ids = new CopyOnWriteArrayList<>();

    /** @param rudeTo so many requests; later ones get a 204 */
    RudeReceiver(Manner manner, int rudeTo) {
        this.manner = manner;
        this.rudeTo = rudeTo;
        try {
            socket = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    /** By this name, so that what is learnt of it is not held against others on this machine. */
    String url(String host) {
        return "http://%s:%d/hook".formatted(host, socket.getLocalPort());
    }

    /** The {@code webhook-id} of each request, in the order they came. */
    List<String> ids() {
        return ids;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            int nth;
            synchronized (ids) {
                ids.add(readRequest(connection));
                nth = ids.size();
            }
            if (nth > rudeTo) {
                write(connection, ACCEPTED);
            } else {
                misbehave(connection);
            }
        } catch (IOException e) {
            // Whoever is treated like this may hang up
        }
    }

    private static String readRequest(Socket connection) throws IOException {
        var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
        String id = "";
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String[] header = line.split(": ", 2);
            if (header[0].equalsIgnoreCase("webhook-id")) {
                id = header[1];
            } else if (header[0].equalsIgnoreCase("content-length")) {
                length = Integer.parseInt(header[1]);
            }
        }
        while (length > 0 && in.read() != -1) {
            length--;
        }
        return id;
    }

    private void misbehave(Socket connection) throws IOException {
        switch (manner) {
            case HANGS -> awaitClosed();
            case DRIPS_A_BYTE_A_SECOND -> {
                OutputStream out = connection.getOutputStream();
                for (byte next : ("HTTP/1.1 200 OK\r\nX: " + "x".repeat(1000)).getBytes(ISO_8859_1)) {
                    out.write(next);
                    out.flush();
                    awaitClosed(1);
                }
            }
            case RESETS -> connection.setSoLinger(true, 0);
            case CLOSES_IN_THE_HEADER -> write(connection, "HTTP/1.1 200 OK\r\nContent-Le");
            case ANSWERS_500 -> write(connection, "HTTP/1.1 500 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            case SENDS_WITHOUT_END -> {
                write(connection, "HTTP/1.1 500 No\r\nContent-Length: 10000000000\r\n\r\n");
                byte[] part = new byte[64 * 1024];
                for (long sent = 0; sent < 10_000_000_000L; sent += part.length) {
                    connection.getOutputStream().write(part);
                }
                throw new AssertionError("All of it was read");
            }
        }
    }

    private static void write(Socket connection, String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private void awaitClosed() {
        awaitClosed(600);
    }

    private void awaitClosed(long seconds) {
        try {
            closed.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
