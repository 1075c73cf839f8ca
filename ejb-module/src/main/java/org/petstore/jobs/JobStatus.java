package org.petstore.jobs;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The states of a job. Only {@link JobRepository} moves a job from one to another, by conditional updates. */
public enum JobStatus {
    /**
     * Accepted and committed; waits to be claimed. A consumer moves it on. If the process dies here, or the message
     * is lost, {@link JobRecoveryTimer} announces the job again.
     */
    PENDING,

    /**
     * A worker has claimed it and owns it until the attempt ends. If the process dies here, the lease of its node
     * runs out and {@link JobRecoveryTimer} makes the job pending again.
     */
    PROCESSING,

    /** The result is there. Final. */
    COMPLETED,

    /** The input was no good, or the last attempt ended in an accident. Final, unless a client has it tried again. */
    FAILED,

    /**
     * Somebody asked for it to end; a worker that is still at it can change nothing any more. Final, unless a client has
     * it tried again.
     */
    CANCELLED;

    /** The states from which a job is {@link #PENDING} again if a client asks for it, and only then. */
    static final Set<JobStatus> RETRIABLE = Set.of(FAILED, CANCELLED);

    /** The word stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether no worker will ever move it on. */
    public boolean isFinal() {
        return this != PENDING && this != PROCESSING;
    }

    /** The states from which a job may come to this one while its work takes its course. */
    Set<JobStatus> predecessors() {
        return switch (this) {
            case PENDING, COMPLETED, FAILED -> EnumSet.of(PROCESSING);
            case PROCESSING -> EnumSet.of(PENDING);
            case CANCELLED -> EnumSet.of(PENDING, PROCESSING);
        };
    }

    static JobStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
