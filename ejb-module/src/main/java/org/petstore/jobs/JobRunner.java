package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.petstore.files.FilePack;
import org.petstore.files.FileStore;

/** Runs attempts at jobs from claim to end, on the caller's thread. */
@ApplicationScoped
class JobRunner {

    private static final Logger LOG = System.getLogger(JobRunner.class.getName());

    /** The pauses after the first and the second accident; the third is the last. */
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(4));

    /** How long the completion of a job may wait for that of the next, to be committed with it. */
    private static final long LONGEST_UNCOMMITTED_NANOS = Duration.ofMillis(20).toNanos();

    @Inject
    private JobRepository jobs;

    @Inject
    private JobHandlers handlers;

    @Inject
    private FileStore files;

    @Inject
    private JobQueue queue;

    @Inject
    private RunningAttempts running;

    @Inject
    private Node node;

    /**
     * Claims those of these jobs that can be claimed, and does one after the other. Does nothing if there is nothing to
     * claim: messages may be lost, late or doubled, a claim is not. If the process dies in here, the jobs are pending
     * again as soon as the lease of this node has run out.
     */
    void run(Collection<UUID> ids) {
        if (running.isClosed()) {
            return;
        }
        var ends = new Ends();
        List<JobAttempt> attempts = jobs.claim(ids, node.id()).stream()
                .map(job -> new JobAttempt(job, jobs, ends.kept, ends::writeIfLate))
                .toList();
        attempts.forEach(running::add);
        try {
            for (JobAttempt attempt : attempts) {
                run(attempt).ifPresent(ends::add);
                ends.writeIfLate();
            }
            ends.write();
        } finally {
            attempts.forEach(running::remove);
        }
    }

    private Optional<Completion> run(JobAttempt attempt) {
        Job job = attempt.job();
        try {
            if (attempt.start()) {
                log(job, "started");
                return Optional.of(new Completion(job, handlers.run(job, attempt)));
            }
            stopped(attempt);
        } catch (JobStoppedException e) {
            stopped(attempt);
        } catch (InvalidInputException e) {
            logIf(jobs.fail(job, e.getMessage()), job, "failed: " + e.getMessage());
        } catch (Throwable end) { // also an Error: the row must not be left behind
            if (attempt.isHandedOver()) {
                // Whatever it was, a server that stops is no fault of the job
                stopped(attempt);
            } else {
                accident(job, end);
            }
        }
        return Optional.empty();
    }

    private void stopped(JobAttempt attempt) {
        Job job = attempt.job();
        if (attempt.isHandedOver()) {
            logIf(jobs.handBack(job, 0), job, "handed over, the server stops");
        } else if (attempt.isMoved()) {
            boolean moved = jobs.moveToLongLane(job);
            if (moved) {
                queue.announce(List.of(job.id()), Lane.LONG);
            }
            logIf(moved, job, "will take long, moved to the long jobs");
        } else {
            log(job, "stopped, the attempt no longer owns it");
        }
    }

    /** If not even this can be written, {@link JobHeartbeatTimer} hands the job back. */
    private void accident(Job job, Throwable accident) {
        LOG.log(
                Level.WARNING,
                "Job %s (%s) attempt %d: accident".formatted(job.id(), job.type(), job.attempt()),
                accident);
        if (job.failures() < PAUSES.size()) {
            Duration pause = PAUSES.get(job.failures());
            if (jobs.retryAfter(job, pause)) {
                queue.announce(job, pause);
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

    /**
     * The ends of jobs that have come one after the other, to be written together. The work on the next job does not
     * keep them waiting, as long as it reports its progress.
     */
    private final class Ends {

        private final FilePack kept = new FilePack(files, "results");
        private final List<Completion> completions = new ArrayList<>();
        private long firstAtNanos;

        void add(Completion completion) {
            if (completions.isEmpty()) {
                firstAtNanos = System.nanoTime();
            }
            completions.add(completion);
        }

        void writeIfLate() {
            if (!completions.isEmpty() && System.nanoTime() - firstAtNanos > LONGEST_UNCOMMITTED_NANOS) {
                write();
            }
        }

        /** All with one file and one commit, and none if either fails: then each has had an accident. */
        void write() {
            if (completions.isEmpty()) {
                return;
            }
            try {
                kept.store();
                List<Completion> written = jobs.complete(completions);
                completions.forEach(completion -> logIf(written.contains(completion), completion.job(), "completed"));
            } catch (IOException | SQLException | RuntimeException e) {
                completions.forEach(completion -> accident(completion.job(), e));
            }
            completions.clear();
        }
    }
}
