package org.petstore.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.petstore.platform.Settings;

/**
 * Sees to it that no accepted job is forgotten: takes jobs back from nodes that died, and announces pending jobs whose
 * message was lost. Fires on every node; each change is conditional, so two at once do no harm.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobRecoveryTimer {

    private static final Logger LOG = System.getLogger(JobRecoveryTimer.class.getName());

    /** How long a message may be on its way between the queue and a claim. */
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(5);

    private static final int BATCH = 500;

    /** A job that takes its node with it, again and again without progress, must not do so for ever. */
    private static final int MOST_LOSSES = 5;

    @Inject
    private JobRepository jobs;

    @Inject
    private JobHandlers handlers;

    @Inject
    private JobQueue queue;

    @Inject
    private Node node;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /** Handlers are asked for here, so that two of one type fail the start. */
    @PostConstruct
    void register() {
        LOG.log(Level.INFO, "Types of jobs: {0}", handlers.types());
        node.register();
    }

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void recover() {
        for (Job job : jobs.ownerless(settings.leaseDuration(), node.id())) {
            takeBack(job);
        }
        for (Lane lane : Lane.values()) {
            announce(lane);
        }
    }

    private void takeBack(Job job) {
        int losses = job.losses() + 1;
        if (losses < MOST_LOSSES) {
            if (jobs.handBack(job, 1)) {
                LOG.log(Level.INFO, "Job {0} ({1}): pending again, its node died", job.id(), job.type());
            }
        } else if (jobs.fail(job, "The server died %d times while working on this job".formatted(losses))) {
            LOG.log(Level.INFO, "Job {0} ({1}): failed, {2} nodes died with it", job.id(), job.type(), losses);
        }
    }

    /**
     * A job that waits may have its message waiting in the queue. If there is none in the queue, its message was lost,
     * or did not outlive the embedded broker.
     */
    private void announce(Lane lane) {
        if (!queue.isBrokerDown() && queue.hasMessages(lane)) {
            return;
        }
        Instant now = clock.instant();
        Instant since = now.minus(LONGEST_DELIVERY);
        if (queue.isBrokerDown()) {
            since = now;
        } else if (since.isBefore(node.startedAt())) {
            since = node.startedAt();
        }
        List<UUID> silent;
        do {
            silent = jobs.toAnnounce(lane, since, BATCH);
            if (!silent.isEmpty()) {
                queue.announceAgain(silent, lane);
            }
        } while (silent.size() == BATCH && !queue.isBrokerDown());
    }
}
