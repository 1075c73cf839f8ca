package org.petstore.jobs;

/**
 * An attempt that has come to its end with a result, which is still to be written.
 *
 * @param summary of the result, as it is stored
 */
record Completion(Job job, JobResult result, String summary) {

    /** A summary that is no JSON is the fault of this job alone, and told here. */
    Completion(Job job, JobResult result) {
        this(job, result, JobJson.write(result.summary()));
    }
}
