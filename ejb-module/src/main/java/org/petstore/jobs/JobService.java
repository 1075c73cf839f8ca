package org.petstore.jobs;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What a client can do with jobs. */
@ApplicationScoped
public class JobService {

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    @Inject
    private JobRepository jobs;

    @Inject
    private JobHandlers handlers;

    @Inject
    private JobQueue queue;

    @Inject
    private RunningAttempts running;

    @Inject
    private Clock clock;

    /** An id for a job to come, so that its upload can be stored under it first: a UUIDv7 (RFC 9562, section 5.7). */
    public UUID newId() {
        return IDS.generate();
    }

    /**
     * Accepts a job. When this returns, the job is committed and will be done. If the process dies between the commit
     * and the message, {@link JobRecoveryTimer} sends the message.
     *
     * @param callbackUrl where the end of the job is told; null for nowhere
     */
    @Transactional(TxType.NEVER) // the message must not overtake the commit
    public Job submit(UUID id, String type, Object parameters, String callbackUrl) {
        handlers.requireAccepted(type, parameters);
        var job = new Job(id, type, JobJson.write(parameters), callbackUrl, clock.instant());
        jobs.insert(job);
        queue.announce(id);
        return job;
    }

    public Optional<Job> find(UUID id) {
        return jobs.find(id);
    }

    /**
     * Cancels the job unless it is final.
     *
     * @return the job's state after the call: anything but {@link JobStatus#CANCELLED} means that it was too late;
     *     empty if there is no such job
     */
    public Optional<JobStatus> cancel(UUID id) {
        if (jobs.cancel(id)) {
            running.stop(id);
            return Optional.of(JobStatus.CANCELLED);
        }
        return jobs.find(id).map(Job::status);
    }
}
