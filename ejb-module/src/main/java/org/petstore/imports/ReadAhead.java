package org.petstore.imports;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * Reads the rows of the next chunk on another thread while the caller stores those of this one: never more than one
 * chunk ahead. If no other thread has begun to read when the caller needs the rows, the caller reads them itself, so
 * that imports go on, if slower, however busy the threads of the server are.
 */
final class ReadAhead<R> {

    private final RowReader<R> reader;
    private final Executor threads;
    private FutureTask<RowBatch<R>> next;

    ReadAhead(RowReader<R> reader, Executor threads) {
        this.reader = reader;
        this.threads = threads;
        this.next = new FutureTask<>(reader::next);
    }

    /** The next rows; none at the end. From now on the reader belongs to this object. */
    RowBatch<R> next() throws IOException {
        // Does nothing if another thread has begun with it
        next.run();
        RowBatch<R> batch = result();
        if (!batch.rows().isEmpty()) {
            next = new FutureTask<>(reader::next);
            try {
                threads.execute(next);
            } catch (RejectedExecutionException e) {
                // The server stops: the caller will read it itself, or learn it before
            }
        }
        return batch;
    }

    private RowBatch<R> result() throws IOException {
        try {
            return next.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
