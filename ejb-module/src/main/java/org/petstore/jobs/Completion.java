package org.petstore.jobs;

/** An attempt that has come to its end with a result, which is still to be written. */
record Completion(Job job, JobResult result) {

    String summary() {
        return JobJson.write(result.summary());
    }
}
