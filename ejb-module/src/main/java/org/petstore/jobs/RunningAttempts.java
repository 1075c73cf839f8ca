package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The attempts that this node is working on, as far as its own memory knows. The table has the last word. */
@ApplicationScoped
class RunningAttempts {

    private final ConcurrentMap<UUID, JobAttempt> byJob = new ConcurrentHashMap<>();

    void add(JobAttempt attempt) {
        byJob.put(attempt.jobId(), attempt);
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
