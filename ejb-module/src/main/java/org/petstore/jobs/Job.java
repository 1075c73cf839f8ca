package org.petstore.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One long-running operation: the row that is the truth about it. Read it freely; it is changed by the statements of
 * {@link JobRepository} alone, never through this object, which at most repeats what a statement has just done.
 */
@Entity
@Table(name = "jobs")
public class Job {

    @Id
    private UUID id;

    private String type;
    private String parameters;

    @Column(name = "callback_url")
    private String callbackUrl;

    @Convert(converter = JobStatusConverter.class)
    private JobStatus status;

    private int progress;
    private int sequence;
    private int attempt;
    private int failures;
    private int losses;

    @Column(name = "long_running")
    private boolean longRunning;

    @Column(name = "node_id")
    private UUID nodeId;

    private String checkpoint;

    @Column(name = "result_location")
    private String resultLocation;

    private String summary;
    private String error;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "completed_at")
    private Instant completedAt;

    @Column(name = "due_at")
    private Instant dueAt;

    @Column(name = "announced_at")
    private Instant announcedAt;

    protected Job() {}

    /** A new job, due and about to be announced at once. */
    Job(UUID id, String type, String parameters, String callbackUrl, Instant createdAt) {
        this.id = id;
        this.type = type;
        this.parameters = parameters;
        this.callbackUrl = callbackUrl;
        this.status = JobStatus.PENDING;
        this.sequence = 1;
        this.createdAt = createdAt;
        this.dueAt = createdAt;
        this.announcedAt = createdAt;
    }

    /** Repeats in memory what the claim has done to the row. */
    void claimed(UUID node, Instant now) {
        status = JobStatus.PROCESSING;
        sequence++;
        attempt++;
        nodeId = node;
        startedAt = startedAt == null ? now : startedAt;
    }

    /** Repeats in memory what a report of progress has done to the row. */
    void progressed(int percent) {
        if (percent != progress) {
            progress = percent;
            sequence++;
        }
    }

    /** Repeats in memory what the completion has done to the row. */
    void completed(Completion completion, Instant now) {
        status = JobStatus.COMPLETED;
        sequence++;
        progress = 100;
        nodeId = null;
        completedAt = now;
        resultLocation = completion.result().location();
        summary = completion.summary();
    }

    public UUID id() {
        return id;
    }

    public String type() {
        return type;
    }

    /** What it was told. */
    public <P> P parameters(Class<P> parametersType) {
        return JobJson.read(parameters, parametersType);
    }

    public Optional<String> callbackUrl() {
        return Optional.ofNullable(callbackUrl);
    }

    public JobStatus status() {
        return status;
    }

    /** 0 to 100; never falls. */
    public int progress() {
        return progress;
    }

    /**
     * Which state of the job this is: 1 when it is accepted, and higher with each change that a client can see. Status,
     * event and webhook of one change have the same.
     */
    public int sequence() {
        return sequence;
    }

    /** Claims so far; 0 if nobody has claimed it yet. */
    public int attempt() {
        return attempt;
    }

    /** Where the result is read; present once completed. */
    public Optional<String> resultLocation() {
        return Optional.ofNullable(resultLocation);
    }

    /** What went wrong, written for the client; present once failed. */
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When it was first claimed. */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /** When it reached its final state, whichever that is. */
    public Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    /** The summary of the result as its handler gave it; present once completed. */
    public <S> Optional<S> summary(Class<S> summaryType) {
        return Optional.ofNullable(summary).map(json -> JobJson.read(json, summaryType));
    }

    String parameters() {
        return parameters;
    }

    int failures() {
        return failures;
    }

    /** When it was last made due: accepted, handed back, or asked to be tried again. */
    Instant dueAt() {
        return dueAt;
    }

    int losses() {
        return losses;
    }

    Lane lane() {
        return longRunning ? Lane.LONG : Lane.SHORT;
    }

    String checkpoint() {
        return checkpoint;
    }
}
