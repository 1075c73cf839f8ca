package org.petstore.jobs;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Renews the lease of this node, and keeps its memory and the table of one mind about the jobs it works on. */
@Singleton
@Startup
@DependsOn("JobRecoveryTimer")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobHeartbeatTimer {

    private static final Logger LOG = System.getLogger(JobHeartbeatTimer.class.getName());

    @Inject
    private Node node;

    @Inject
    private JobRepository jobs;

    @Inject
    private RunningAttempts running;

    @Inject
    private JobQueue queue;

    private record Suspect(UUID job, int attempt) {}

    private Set<Suspect> suspects = Set.of();

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void beat() {
        node.heartbeat();
        // Read before the table, so that an attempt begun in between is not taken for lost
        var attempts = running.all();
        List<Job> inWork = jobs.inWork(node.id());
        stopLostAttempts(attempts, inWork);
        giveUpUnstartedAttempts(attempts);
        endForgottenAttempts(inWork);
    }

    /** Cancelled at another node, or taken over while this one was frozen. */
    private static void stopLostAttempts(Iterable<JobAttempt> attempts, List<Job> inWork) {
        Set<UUID> owned = new HashSet<>();
        inWork.forEach(job -> owned.add(job.id()));
        for (JobAttempt attempt : attempts) {
            if (!owned.contains(attempt.jobId())) {
                attempt.lose();
            }
        }
    }

    /** Claimed together with others, and one of those takes unexpectedly long: another consumer may be free for it. */
    private void giveUpUnstartedAttempts(Iterable<JobAttempt> attempts) {
        for (JobAttempt attempt : attempts) {
            if (attempt.giveUpUnstarted() && jobs.handBack(attempt.job(), 0)) {
                queue.announce(attempt.job(), Duration.ZERO);
            }
        }
    }

    /**
     * A worker whose last write failed because the database was away is gone, but its job is still ours. That is no
     * fault of the job, so it is not counted as an accident. Seen twice in a row, it is not just one that was claimed or
     * ended this very moment.
     */
    private void endForgottenAttempts(List<Job> inWork) {
        Set<Suspect> forgotten = new HashSet<>();
        for (Job job : inWork) {
            if (!running.contains(job)) {
                var suspect = new Suspect(job.id(), job.attempt());
                forgotten.add(suspect);
                if (suspects.contains(suspect) && jobs.handBack(job, 0)) {
                    LOG.log(
                            Level.INFO,
                            "Job {0} ({1}) attempt {2}: pending again, its end could not be written",
                            job.id(),
                            job.type(),
                            job.attempt());
                    queue.announce(job, Duration.ZERO);
                }
            }
        }
        suspects = forgotten;
    }
}
