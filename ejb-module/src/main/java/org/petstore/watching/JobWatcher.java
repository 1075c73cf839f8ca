package org.petstore.watching;

import java.util.UUID;
import org.petstore.jobs.Job;

/**
 * Somebody who is told of the changes of a job. Called by one thread at a time, which is that of all watchers: none may
 * keep it waiting.
 */
public interface JobWatcher {

    UUID jobId();

    /**
     * Tells a state of the job: soon after it began to watch, and after each change. A state may be told twice, and one
     * that lasted but a moment not at all.
     *
     * @return whether it watches on
     */
    boolean see(Job job);

    /**
     * Tells several times a second that time passes.
     *
     * @param nowNanos as {@link System#nanoTime}
     * @return whether it watches on
     */
    boolean tick(long nowNanos);

    /** Tells that there is no more to come, because the server stops. */
    void end();
}
