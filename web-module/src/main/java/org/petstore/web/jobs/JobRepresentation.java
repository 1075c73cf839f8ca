package org.petstore.web.jobs;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.petstore.jobs.Job;
import org.petstore.jobs.JobStatus;
import org.petstore.platform.Timestamps;
import org.petstore.web.xml.XmlRoot;

/** A job as its client sees it; what is not known yet is left out. */
@XmlRoot("job")
@JsonbPropertyOrder({
    "jobId",
    "type",
    "status",
    "progress",
    "createdAt",
    "startedAt",
    "completedAt",
    "estimatedCompletionAt",
    "statusUrl",
    "resultUrl",
    "error",
    "sequence"
})
public class JobRepresentation {

    public final UUID jobId;
    public String type;
    public final String status;
    public Integer progress;
    public String createdAt;
    public String startedAt;
    public String completedAt;
    public String statusUrl;
    public String estimatedCompletionAt;
    public String resultUrl;
    public String error;
    public Integer sequence;

    private transient Job job;

    private JobRepresentation(UUID jobId, JobStatus status) {
        this.jobId = jobId;
        this.status = status.word();
    }

    private JobRepresentation(Job job) {
        this(job.id(), job.status());
        this.job = job;
    }

    /** The answer to the request that made it. */
    static JobRepresentation accepted(Job job) {
        return accepted(new JobRepresentation(job), job.createdAt());
    }

    /** The same, repeated from what is known of it. */
    static JobRepresentation accepted(UUID jobId, Instant createdAt) {
        return accepted(new JobRepresentation(jobId, JobStatus.PENDING), createdAt);
    }

    private static JobRepresentation accepted(JobRepresentation accepted, Instant createdAt) {
        accepted.createdAt = Timestamps.text(createdAt);
        accepted.statusUrl = JobResource.path(accepted.jobId);
        return accepted;
    }

    static JobRepresentation cancelled(UUID jobId) {
        return new JobRepresentation(jobId, JobStatus.CANCELLED);
    }

    public static JobRepresentation of(Job job) {
        var status = new JobRepresentation(job);
        status.progress = job.progress();
        status.createdAt = Timestamps.text(job.createdAt());
        status.startedAt = text(job.startedAt().orElse(null));
        status.completedAt = text(job.completedAt().orElse(null));
        status.resultUrl = job.resultLocation().orElse(null);
        status.error = job.error().orElse(null);
        status.sequence = job.sequence();
        return status;
    }

    /** Whether it is in a final state. */
    public boolean hasEnded() {
        return !status.equals(JobStatus.PENDING.word()) && !status.equals(JobStatus.PROCESSING.word());
    }

    /** One of many: its type is told too, and where more is told. */
    static JobRepresentation listed(Job job) {
        JobRepresentation listed = of(job);
        listed.type = job.type();
        listed.statusUrl = JobResource.path(job.id());
        return listed;
    }

    /** Adds when it will probably be completed. */
    public JobRepresentation estimated(Optional<Instant> completion) {
        estimatedCompletionAt = text(completion.orElse(null));
        return this;
    }

    /** The job that it tells of, unless that has ended. */
    Optional<Job> unfinished() {
        return Optional.ofNullable(job).filter(told -> told.completedAt().isEmpty());
    }

    private static String text(Instant instant) {
        return instant == null ? null : Timestamps.text(instant);
    }
}
