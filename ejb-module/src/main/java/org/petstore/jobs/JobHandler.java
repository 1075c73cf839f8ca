package org.petstore.jobs;

/**
 * The work of one type of job. Handlers are CDI beans and are found by their being there; two of one type fail the
 * deployment.
 *
 * @param <P> the parameters, a public record that JSON-B can write and read
 */
public interface JobHandler<P> {

    /** A stable word that is stored with every job, such as {@code orders-report}. Never change it. */
    String type();

    Class<P> parametersType();

    /**
     * Does the work. Called outside any transaction, on a thread of the container, at least once: if the process dies
     * here, the job is claimed again with the next attempt number and {@link JobContext#checkpoint} tells what the
     * last one had committed. An attempt must call {@link JobContext#progress} often: that is how it learns that it
     * was cancelled.
     *
     * @throws InvalidInputException if no further attempt can succeed; its message is shown to the client
     * @throws Exception any other is an accident: retried after 2 s and 4 s, three attempts in all; its message goes
     *     to the log only
     */
    JobResult run(P parameters, JobContext context) throws Exception;
}
