package org.petstore.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.petstore.files.FilePack;
import org.petstore.files.FilePart;

/** One attempt at a job by a worker of this node. */
class JobAttempt implements JobContext {

    private static final long WRITE_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(1).toNanos();

    /** 100 is for the completed job alone. */
    private static final int MOST_WHILE_IN_WORK = 99;

    private enum Stop {
        NONE,
        LOST,
        MOVED,
        HANDED_OVER
    }

    private final Job job;
    private final JobRepository jobs;
    private final FilePack kept;
    private final Runnable meanwhile;
    private long writtenAtNanos = System.nanoTime();
    private volatile Stop stop = Stop.NONE;
    private final long claimedAtNanos = System.nanoTime();
    private boolean started;

    /**
     * An attempt that has been claimed.
     *
     * @param kept stored by whoever completes the job
     * @param meanwhile run now and then while it is at work, outside of its transactions
     */
    JobAttempt(Job job, JobRepository jobs, FilePack kept, Runnable meanwhile) {
        this.job = job;
        this.jobs = jobs;
        this.kept = kept;
        this.meanwhile = meanwhile;
    }

    Job job() {
        return job;
    }

    /** False if it was stopped before it began. */
    synchronized boolean start() {
        started = stop == Stop.NONE;
        return started;
    }

    /**
     * Gives up an attempt that has not begun although it was claimed a while ago: the one before it on its thread takes
     * longer than any job of its lane should.
     *
     * @return whether it was this call that stopped it
     */
    synchronized boolean giveUpUnstarted() {
        boolean isStuck = !started && stop == Stop.NONE && System.nanoTime() - claimedAtNanos > LONGEST_WAIT_NANOS;
        if (isStuck) {
            stop = Stop.LOST;
        }
        return isStuck;
    }

    /** The job is not this attempt's any more; its handler learns it with its next report of progress. */
    synchronized void lose() {
        stop = Stop.LOST;
    }

    /** The server stops: the handler is to leave the job to another attempt at its next report of progress. */
    synchronized void handOver() {
        stop = Stop.HANDED_OVER;
    }

    boolean isMoved() {
        return stop == Stop.MOVED;
    }

    boolean isHandedOver() {
        return stop == Stop.HANDED_OVER;
    }

    @Override
    public UUID jobId() {
        return job.id();
    }

    @Override
    public int attempt() {
        return job.attempt();
    }

    @Override
    public void expectLong() {
        if (job.lane() == Lane.SHORT) {
            move();
        }
        requireOwned();
    }

    private synchronized void move() {
        if (stop == Stop.NONE) {
            stop = Stop.MOVED;
        }
    }

    @Override
    public void progress(long done, long total) {
        meanwhile.run();
        requireOwned();
        int percent = percent(done, total);
        if (percent > job.progress() && System.nanoTime() - writtenAtNanos >= WRITE_EVERY_NANOS) {
            require(jobs.progress(job, percent));
            writtenAtNanos = System.nanoTime();
        }
    }

    @Override
    public void progress(long done, long total, Object checkpoint) {
        requireOwned();
        int percent = percent(done, total);
        require(jobs.progress(job, percent, JobJson.write(checkpoint)));
        writtenAtNanos = System.nanoTime();
    }

    @Override
    public FilePart keep(byte[] content) {
        return kept.add(content);
    }

    @Override
    public <C> Optional<C> checkpoint(Class<C> type) {
        return Optional.ofNullable(job.checkpoint()).map(json -> JobJson.read(json, type));
    }

    /** Never less than what a client may have seen, be it of an earlier attempt. */
    private int percent(long done, long total) {
        int percent = total <= 0 ? 0 : (int) Math.min(MOST_WHILE_IN_WORK, 100.0 * done / total);
        return Math.max(job.progress(), percent);
    }

    private void requireOwned() {
        if (stop != Stop.NONE) {
            throw new JobStoppedException("Attempt %d of job %s is to stop".formatted(attempt(), jobId()));
        }
    }

    private void require(boolean owned) {
        if (!owned) {
            lose();
            requireOwned();
        }
    }
}
