package org.petstore.jobs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.petstore.platform.Settings;

/** What a client can do with jobs. */
@ApplicationScoped
public class JobService {

    private static final int MOST_ACCEPTED_TOGETHER = 64;
    private static final int MOST_COMPLETED_KEPT = 10_000;

    @Inject
    private JobRepository jobs;

    @Inject
    private JobHandlers handlers;

    @Inject
    private Announcements announcements;

    @Inject
    private JobQueue queue;

    @Inject
    private RunningAttempts running;

    @Inject
    private WorkThrottle throttle;

    @Inject
    private Backlog backlog;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    private final GroupCommit<Job> acceptance =
            new GroupCommit<>(MOST_ACCEPTED_TOGETHER, accepted -> jobs.insert(accepted), this::announce);

    /** Final, and so never to be read twice; those that were asked for last. */
    private final Cache<UUID, Job> completed =
            Caffeine.newBuilder().maximumSize(MOST_COMPLETED_KEPT).build();

    /** An id for a job to come, so that its upload can be stored under it first. */
    public UUID newId() {
        return JobIds.next();
    }

    /**
     * Whether there is room for one more job. It is not kept for whoever asks: requests at the same moment may all find
     * the last place.
     */
    public Admission admission() {
        long unfinished = backlog.unfinished();
        if (unfinished >= settings.mostUnfinishedJobs()) {
            return Admission.TOO_MANY;
        }
        // Without a login all callers are one
        return unfinished >= settings.mostUnfinishedJobsOfCaller() ? Admission.TOO_MANY_OF_CALLER : Admission.OPEN;
    }

    /**
     * Accepts a job. When this returns, the job is committed and will be done. If the process dies between the commit
     * and the message, {@link JobRecoveryTimer} sends the message.
     *
     * @param callbackUrl where the end of the job is told; null for nowhere
     */
    @Transactional(TxType.NEVER) // the message must not overtake the commit
    public Job submit(UUID id, String type, Object parameters, String callbackUrl) {
        Job job = newJob(id, type, parameters, callbackUrl);
        throttle.accept(() -> acceptance.write(job));
        backlog.accepted();
        return job;
    }

    /**
     * Accepts a job likewise, together with a record about it: both are committed, or neither.
     *
     * @param record writes it, in the transaction of the job; if it throws, the job is not accepted
     */
    @Transactional(TxType.NEVER) // as above
    public Job submit(UUID id, String type, Object parameters, String callbackUrl, Consumer<Job> record) {
        Job job = newJob(id, type, parameters, callbackUrl);
        throttle.accept(() -> jobs.insert(job, () -> record.accept(job)));
        backlog.accepted();
        announce(List.of(job));
        return job;
    }

    private Job newJob(UUID id, String type, Object parameters, String callbackUrl) {
        handlers.requireAccepted(type, parameters);
        return new Job(id, type, JobJson.write(parameters), callbackUrl, clock.instant());
    }

    public Optional<Job> find(UUID id) {
        Job known = completed.getIfPresent(id);
        if (known != null && isKept(known)) {
            return Optional.of(known);
        }
        Optional<Job> found = jobs.find(id);
        found.filter(job -> job.status() == JobStatus.COMPLETED).ifPresent(job -> completed.put(id, job));
        return found;
    }

    /** Those of these jobs that are there, in one query; a hundred or so at most. */
    public List<Job> findAll(Collection<UUID> ids) {
        return jobs.findAll(ids);
    }

    /** The {@link Job#sequence} of each of these jobs that is there, in one query; thousands at most. */
    public Map<UUID, Integer> sequences(Collection<UUID> ids) {
        return jobs.sequences(ids);
    }

    /** Whatever else this node remembers, its row has been removed, or is about to be. */
    private boolean isKept(Job known) {
        return known.completedAt()
                .map(end -> end.plus(settings.jobRetention()))
                .filter(end -> end.isAfter(clock.instant()))
                .isPresent();
    }

    /**
     * Has a failed or cancelled job tried again, as if nothing had gone wrong so far: it goes on where its work last came
     * to. When this returns, that is committed. If the process dies between the commit and the message,
     * {@link JobRecoveryTimer} sends the message.
     *
     * @return the job, pending; empty if there is no such job, it has not ended so, or its files are not kept any more
     */
    @Transactional(TxType.NEVER) // the message must not overtake the commit
    public Optional<Job> retry(UUID id) {
        Optional<Job> pending = jobs.retry(id, clock.instant().minus(settings.resultRetention()));
        pending.ifPresent(job -> queue.announce(job, Duration.ZERO));
        return pending;
    }

    private void announce(List<Job> accepted) {
        announcements.add(accepted.stream().map(Job::id).toList());
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
