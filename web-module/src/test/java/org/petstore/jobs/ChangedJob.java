package org.petstore.jobs;

import java.time.Instant;
import java.util.UUID;

/** A job as a test wants it to be seen. */
public final class ChangedJob {

    private ChangedJob() {}

    /** One that has had so many changes. */
    public static Job at(UUID id, int sequence) {
        var job = new Job(id, "toy", "{}", null, Instant.EPOCH);
        for (int percent = 1; percent < sequence; percent++) {
            job.progressed(percent);
        }
        return job;
    }

    /** The same, and then it was completed. */
    public static Job completedAt(UUID id, int sequence) {
        Job job = at(id, sequence - 1);
        job.completed(new Completion(job, new JobResult("/toys/" + id, null, null), null), Instant.EPOCH);
        return job;
    }
}
