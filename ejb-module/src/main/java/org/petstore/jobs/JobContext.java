package org.petstore.jobs;

import java.util.Optional;
import java.util.UUID;
import org.petstore.files.FilePart;

/** One attempt, seen from its handler. Not for use by more than one thread at a time. */
public interface JobContext {

    UUID jobId();

    /** 1 for the first attempt. Name files after it: an attempt that was taken over may still be writing. */
    int attempt();

    /**
     * Says that this job will take many seconds or more. Call it as soon as that is known, before any work that would
     * have to be repeated: the job may be moved to the lane of long jobs, where a new attempt begins.
     *
     * @throws JobStoppedException if this attempt ends with it
     */
    void expectLong();

    /**
     * Reports how far the work is. Cheap enough to call for every row or page: it writes to the database in a
     * transaction of its own at most twice a second, and only if the number rose.
     *
     * @param done work done so far, in any unit
     * @param total the whole work in that unit; at least {@code done}
     * @throws JobStoppedException if this attempt no longer owns the job
     */
    void progress(long done, long total);

    /**
     * Reports how far the work is, together with the work: joins the caller's transaction, which must be active, so
     * that rows, checkpoint and progress are committed at once or not at all.
     *
     * @param checkpoint where the next attempt goes on, a small public record
     * @throws JobStoppedException if this attempt no longer owns the job; the transaction is rolled back with it
     */
    void progress(long done, long total, Object checkpoint);

    /**
     * Keeps a small content, some hundred kilobytes at most, that the result of this job names: it is on disk before
     * the end of the job is committed, in a file that it shares with the results of other jobs.
     */
    FilePart keep(byte[] content);

    /** What the last attempt that committed one left with {@link #progress(long, long, Object)}. */
    <C> Optional<C> checkpoint(Class<C> type);
}
