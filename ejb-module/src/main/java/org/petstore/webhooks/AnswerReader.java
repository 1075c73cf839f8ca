package org.petstore.webhooks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Reads one answer: keeps how its body begins, and reads the rest to nowhere, so that the connection can be used again;
 * but gives up the connection rather than read a long one. What the media type says of the body does not matter.
 */
final class AnswerReader implements AsyncResponseConsumer<AnswerReader.Received> {

    private static final int MOST_KEPT = 256;
    private static final long MOST_READ = 64 * 1024;

    /**
     * What an answer says.
     *
     * @param retryAfter the text of the header
     * @param begin of the body, without control characters; empty if there is no body
     */
    record Received(int status, Optional<String> retryAfter, Optional<String> begin) {}

    /** There is more of the answer than is read; what matters of it has been read. */
    static final class LongAnswerException extends IOException {

        private final transient Received received;

        LongAnswerException(Received received) {
            super("The answer is longer than is read");
            this.received = received;
        }

        Received received() {
            return received;
        }
    }

    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private final ByteArrayOutputStream begin = new ByteArrayOutputStream();
    private HttpResponse head;
    private FutureCallback<Received> result;
    private long read;

    /** Completes when the head of the answer is there. */
    CompletableFuture<Void> begun() {
        return begun;
    }

    @Override
    public void consumeResponse(
            HttpResponse response, EntityDetails body, HttpContext context, FutureCallback<Received> callback) {
        begun.complete(null);
        head = response;
        result = callback;
        if (body == null) {
            callback.completed(received());
        }
    }

    @Override
    public void consume(ByteBuffer part) throws LongAnswerException {
        read += part.remaining();
        while (part.hasRemaining() && begin.size() < MOST_KEPT) {
            begin.write(part.get());
        }
        part.position(part.limit());
        if (read > MOST_READ) {
            throw new LongAnswerException(received());
        }
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) {
        result.completed(received());
    }

    private Received received() {
        Optional<String> retryAfter = Optional.ofNullable(head.getFirstHeader(HttpHeaders.RETRY_AFTER))
                .map(Header::getValue);
        String text = begin.toString(StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}", " ")
                .strip();
        return new Received(head.getCode(), retryAfter, Optional.of(text).filter(t -> !t.isEmpty()));
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {}

    @Override
    public void failed(Exception cause) {}

    @Override
    public void releaseResources() {}
}
