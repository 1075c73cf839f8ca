package org.petstore.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One of the documentation's receivers in a process of its own, on a free port of this machine. */
class RunningReceiver implements AutoCloseable {

    private static final Path EXAMPLES = Path.of(System.getProperty("project.root"), "docs/webhooks");
    private static final Path WORK = Path.of(System.getProperty("server.work"));
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = PetstoreServer.freePort();
    private final Path output;
    private final Process process;

    /**
     * Starts it.
     *
     * @param secret null for none
     */
    RunningReceiver(ReceiverExample example, String secret) {
        output = WORK.resolve("receiver-%s.log".formatted(example));
        var builder = new ProcessBuilder(example.command())
                .directory(EXAMPLES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("PORT", Integer.toString(port));
        builder.environment().remove("WEBHOOK_SECRET");
        if (secret != null) {
            builder.environment().put("WEBHOOK_SECRET", secret);
        }
        try {
            Files.createDirectories(WORK);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunningReceiver awaitReady() {
        await("the receiver to listen")
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || output().contains("listening at " + url()));
        if (!process.isAlive()) {
            throw new IllegalStateException("The receiver ended:\n" + output());
        }
        return this;
    }

    int awaitEnd() {
        await("the receiver to end").atMost(LONGEST).until(() -> !process.isAlive());
        return process.exitValue();
    }

    String url() {
        return "http://127.0.0.1:%d/webhook".formatted(port);
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many messages it has accepted in which this stands. */
    long accepted(String text) {
        return output().lines()
                .filter(line -> line.startsWith("accepted ") && line.contains(text))
                .count();
    }

    void awaitAccepted(String text) {
        await("a message with " + text).atMost(LONGEST).until(() -> accepted(text) > 0);
    }

    /** Sends it what the server could have sent, and gives the status of its answer. */
    int post(Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create(url()))
                .timeout(LONGEST)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
