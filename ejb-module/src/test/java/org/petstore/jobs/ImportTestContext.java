package org.petstore.jobs;

import java.util.Optional;
import java.util.UUID;
import org.petstore.files.FilePart;

/** An attempt that a test starts at a checkpoint and stops where it likes. */
public class ImportTestContext implements JobContext {

    private final UUID jobId;
    private final Object checkpoint;
    private int checkpointsLeft = Integer.MAX_VALUE;
    private long done;
    private long total;

    private ImportTestContext(UUID jobId, Object checkpoint) {
        this.jobId = jobId;
        this.checkpoint = checkpoint;
    }

    public static ImportTestContext ofFirstAttempt() {
        return new ImportTestContext(UUID.randomUUID(), null);
    }

    /** Another attempt at the same job. */
    public ImportTestContext resumedAt(Object lastCheckpoint) {
        return new ImportTestContext(jobId, lastCheckpoint);
    }

    /** Takes the job away from this attempt after so many checkpoints. */
    public ImportTestContext losingTheJobAfter(int checkpoints) {
        checkpointsLeft = checkpoints;
        return this;
    }

    @Override
    public void expectLong() {}

    public long done() {
        return done;
    }

    public long total() {
        return total;
    }

    @Override
    public UUID jobId() {
        return jobId;
    }

    @Override
    public int attempt() {
        return checkpoint == null ? 1 : 2;
    }

    @Override
    public void progress(long nowDone, long ofTotal) {
        done = nowDone;
        total = ofTotal;
    }

    @Override
    public void progress(long nowDone, long ofTotal, Object nextCheckpoint) {
        if (checkpointsLeft-- == 0) {
            throw new JobStoppedException("The attempt lost its job");
        }
        progress(nowDone, ofTotal);
    }

    @Override
    public FilePart keep(byte[] content) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <C> Optional<C> checkpoint(Class<C> type) {
        return Optional.ofNullable(checkpoint).map(type::cast);
    }
}
