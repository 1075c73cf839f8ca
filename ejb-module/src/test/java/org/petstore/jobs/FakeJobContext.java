package org.petstore.jobs;

import java.util.Optional;
import java.util.UUID;
import org.petstore.files.FilePart;

/** An attempt without an engine. Stops when the work has reported so often, as if it was cancelled then. */
public final class FakeJobContext implements JobContext {

    private final UUID jobId = UUID.randomUUID();
    private final long stopAt;
    private long reports;
    private int percent;
    private byte[] kept;

    private FakeJobContext(long stopAt) {
        this.stopAt = stopAt;
    }

    public static FakeJobContext running() {
        return new FakeJobContext(Long.MAX_VALUE);
    }

    public static FakeJobContext stoppedAtReport(long number) {
        return new FakeJobContext(number);
    }

    public long reports() {
        return reports;
    }

    public int percent() {
        return percent;
    }

    /** The last content that was kept. */
    public byte[] kept() {
        return kept;
    }

    @Override
    public UUID jobId() {
        return jobId;
    }

    @Override
    public int attempt() {
        return 2;
    }

    @Override
    public void expectLong() {}

    @Override
    public void progress(long done, long total) {
        reports++;
        if (reports >= stopAt) {
            throw new JobStoppedException("Cancelled by the test");
        }
        int percentNow = (int) (100 * done / total);
        if (percentNow < percent || percentNow > 100) {
            throw new AssertionError("Progress went from %d to %d %%".formatted(percent, percentNow));
        }
        percent = percentNow;
    }

    @Override
    public void progress(long done, long total, Object checkpoint) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FilePart keep(byte[] content) {
        kept = content.clone();
        return new FilePart("kept", 0, content.length);
    }

    @Override
    public <C> Optional<C> checkpoint(Class<C> type) {
        return Optional.empty();
    }
}
