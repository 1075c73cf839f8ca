package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Runs one attempt of a job from claim to end, on the caller's thread. */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = System.getLogger(JobRunner.class.getName());

    /** The pauses after the first and the second accident; the third is the last. */
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(4));

    @Inject
    private JobRepository jobs;

    @Inject
    private JobHandlers handlers;

    @Inject
    private JobQueue queue;

    @Inject
    private RunningAttempts running;

    @Inject
    private Node node;

    /**
     * Does nothing if there is nothing to claim: messages may be lost, late or doubled, a claim is not. If the process
     * dies in here, the job is pending again as soon as the lease of this node has run out.
     */
    void run(UUID id) {
        if (running.isClosed()) {
            return;
        }
        jobs.claim(id, node.id()).ifPresent(job -> {
            var attempt = new JobAttempt(job, jobs);
            running.add(attempt);
            try {
                run(job, attempt);
            } finally {
                running.remove(attempt);
            }
        });
    }

    private void run(Job job, JobAttempt attempt) {
        log(job, "started");
        try {
            JobResult result = handlers.run(job, attempt);
            logIf(jobs.complete(job, result), job, "completed");
        } catch (InvalidInputException e) {
            logIf(jobs.fail(job, e.getMessage()), job, "failed: " + e.getMessage());
        } catch (Throwable end) { // also an Error: the row must not be left behind
            if (attempt.isHandedOver()) {
                // Whatever it was, a server that stops is no fault of the job
                logIf(jobs.handBack(job, 0), job, "handed over, the server stops");
            } else if (end instanceof JobStoppedException) {
                log(job, "stopped, the attempt no longer owns it");
            } else {
                accident(job, end);
            }
        }
    }

    /** Also called for an attempt whose end could not be written when it came. */
    void accident(Job job, Throwable accident) {
        LOG.log(
                Level.WARNING,
                "Job %s (%s) attempt %d: accident".formatted(job.id(), job.type(), job.attempt()),
                accident);
        if (job.failures() < PAUSES.size()) {
            Duration pause = PAUSES.get(job.failures());
            if (jobs.retryAfter(job, pause)) {
                queue.announce(job.id(), pause);
                log(job, "is tried again in " + pause.toSeconds() + " s");
            }
        } else {
            int tries = PAUSES.size() + 1;
            String error = "Internal error: the job was tried %d times without success".formatted(tries);
            logIf(jobs.fail(job, error), job, "failed after " + tries + " tries");
        }
    }

    private static void logIf(boolean owned, Job job, String change) {
        log(job, owned ? change : "not changed (" + change + "), the attempt no longer owns it");
    }

    private static void log(Job job, String change) {
        LOG.log(Level.INFO, () -> "Job %s (%s) attempt %d: %s".formatted(job.id(), job.type(), job.attempt(), change));
    }
}
