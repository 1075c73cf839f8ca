package org.petstore.jobs;

import java.time.Instant;
import java.util.UUID;

/** A job as a test wants it to be read. */
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
}
