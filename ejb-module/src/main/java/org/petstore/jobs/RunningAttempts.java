package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.petstore.platform.ServerDoors;

/** The attempts that this node is working on, as far as its own memory knows. The table has the last word. */
@ApplicationScoped
class RunningAttempts {

    private final ConcurrentMap<UUID, JobAttempt> byJob = new ConcurrentHashMap<>();

    private volatile boolean closed;

    /** A job in work is handed to another attempt, here after the next start or at another node, not torn out. */
    void obey(@Observes ServerDoors doors) {
        closed = !doors.open();
        if (closed) {
            byJob.values().forEach(JobAttempt::handOver);
        }
    }

    /** Whether this node is to work on nothing. */
    boolean isClosed() {
        return closed;
    }

    void add(JobAttempt attempt) {
        byJob.put(attempt.jobId(), attempt);
        if (closed) {
            attempt.handOver();
        }
    }

    void remove(JobAttempt attempt) {
        byJob.remove(attempt.jobId(), attempt);
    }

    boolean contains(Job job) {
        JobAttempt attempt = byJob.get(job.id());
        return attempt != null && attempt.attempt() == job.attempt();
    }

    Collection<JobAttempt> all() {
        return List.copyOf(byJob.values());
    }

    void stop(UUID job) {
        JobAttempt attempt = byJob.get(job);
        if (attempt != null) {
            attempt.lose();
        }
    }
}
