package org.petstore.web.waiting;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.petstore.jobs.Job;
import org.petstore.watching.JobWatcher;

/**
 * One client's stream of events. Nothing is written before the connection takes it: whoever reads slowly keeps nobody
 * waiting, and costs no more memory than the newest state, because states that are outdated meanwhile are passed over.
 */
final class EventStream implements JobWatcher, WriteListener {

    private static final long HEARTBEAT_NANOS = Duration.ofSeconds(15).toNanos();

    /** A client that has read nothing for so long is gone, or as good as gone. */
    private static final long LONGEST_STALL_NANOS = Duration.ofMinutes(2).toNanos();

    /** How long a client waits before it comes back (milliseconds). */
    private static final byte[] BEGINNING = bytes("retry: 2000\n\n");

    private static final byte[] HEARTBEAT = bytes(": \n\n");

    private final UUID jobId;
    private final AsyncContext exchange;
    private final Function<Job, String> json;
    private final ServletOutputStream out;

    // All guarded by this
    private byte[] unwritten = BEGINNING;
    private Job newest;
    private int known;
    private boolean isOpen;
    private boolean isLast;
    private boolean isClosed;
    private long writtenAtNanos = System.nanoTime();

    /**
     * A stream that is not open yet.
     *
     * @param known the number of the last state that the client has seen
     * @param json what is told of a job, in one line
     */
    EventStream(UUID jobId, int known, AsyncContext exchange, Function<Job, String> json) throws IOException {
        this.jobId = jobId;
        this.known = known;
        this.exchange = exchange;
        this.json = json;
        ServletResponse response = exchange.getResponse();
        this.out = response.getOutputStream();
    }

    /** To be called on the thread of the request. */
    void open() {
        var response = (HttpServletResponse) exchange.getResponse();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        // nginx would hold events back
        response.setHeader("X-Accel-Buffering", "no");
        out.setWriteListener(this);
    }

    @Override
    public UUID jobId() {
        return jobId;
    }

    @Override
    public synchronized boolean see(Job job) {
        if (job.sequence() > known) {
            newest = job;
            write();
        }
        return !isClosed;
    }

    @Override
    public synchronized boolean tick(long nowNanos) {
        long silence = nowNanos - writtenAtNanos;
        if (silence > LONGEST_STALL_NANOS) {
            close();
        } else if (silence > HEARTBEAT_NANOS && unwritten == null && newest == null) {
            unwritten = HEARTBEAT;
            write();
        }
        return !isClosed;
    }

    @Override
    public synchronized void end() {
        isLast = true;
        newest = null;
        write();
    }

    @Override
    public synchronized void onWritePossible() {
        isOpen = true;
        write();
    }

    @Override
    public synchronized void onError(Throwable e) {
        close();
    }

    /** As much as the connection takes; it calls again when it takes more. */
    private void write() {
        try {
            while (isOpen && !isClosed && out.isReady()) {
                byte[] next = next();
                if (next != null) {
                    out.write(next);
                    if (out.isReady()) {
                        out.flush();
                    }
                    writtenAtNanos = System.nanoTime();
                } else if (isLast) {
                    close();
                } else {
                    return;
                }
            }
        } catch (IOException e) { // the client is gone
            close();
        }
    }

    /** What is to be written next; null if there is nothing. */
    private byte[] next() {
        byte[] next = unwritten;
        unwritten = null;
        if (next == null && newest != null) {
            known = newest.sequence();
            isLast = newest.status().isFinal();
            next = event(newest);
            newest = null;
        }
        return next;
    }

    private byte[] event(Job job) {
        return bytes("id: %d\nevent: %s\ndata: %s\n\n"
                .formatted(job.sequence(), job.status().word(), json.apply(job)));
    }

    private void close() {
        if (!isClosed) {
            isClosed = true;
            exchange.complete();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
