package org.petstore.webhooks;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.petstore.jobs.Job;
import org.petstore.jobs.JobStatus;

/** A job in a final state, without the engine that brings real ones there. */
final class EndedJob extends Job {

    static final UUID ID = UUID.fromString("018f0c5e-0000-7000-8000-000000000001");

    private final JobStatus status;
    private final String resultLocation;
    private final String error;

    private EndedJob(JobStatus status, String resultLocation, String error) {
        this.status = status;
        this.resultLocation = resultLocation;
        this.error = error;
    }

    static EndedJob completed(String resultLocation) {
        return new EndedJob(JobStatus.COMPLETED, resultLocation, null);
    }

    static EndedJob failed(String error) {
        return new EndedJob(JobStatus.FAILED, null, error);
    }

    static EndedJob in(JobStatus status) {
        return new EndedJob(status, null, null);
    }

    @Override
    public UUID id() {
        return ID;
    }

    @Override
    public JobStatus status() {
        return status;
    }

    @Override
    public Optional<String> resultLocation() {
        return Optional.ofNullable(resultLocation);
    }

    @Override
    public Optional<String> error() {
        return Optional.ofNullable(error);
    }

    @Override
    public Optional<Instant> completedAt() {
        return Optional.of(Instant.parse("2024-03-01T09:30:00.5Z"));
    }
}
