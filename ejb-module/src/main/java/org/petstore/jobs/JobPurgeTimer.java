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
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.petstore.platform.Settings;

/**
 * Sees to it that nothing is kept for ever: the files of a job that has ended for as long as results are kept, its row
 * for as long as jobs are. Fires on every node; each takes jobs that the other has not.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobPurgeTimer {

    private static final Logger LOG = System.getLogger(JobPurgeTimer.class.getName());

    /** So few that those who meet a lock hardly notice. */
    private static final int BATCH = 100;

    @Inject
    private JobPurge purge;

    @Inject
    private RunningAttempts running;

    @Inject
    private Settings settings;

    @Inject
    private Clock clock;

    /** Only an aid: after a start the walk begins anew, and passes over what has expired already. */
    private UUID oldestKept = JobIds.FIRST;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void purge() {
        Instant now = clock.instant();
        Instant endOfResults = now.minus(settings.resultRetention());
        int expired = inBatches(() -> purge.expire(oldestKept, endOfResults, BATCH));
        oldestKept = purge.oldestKept(oldestKept, endOfResults);
        int removed = inBatches(() -> purge.remove(now.minus(settings.jobRetention()), BATCH));
        if (expired + removed > 0) {
            LOG.log(Level.INFO, "Purged: the files of {0} jobs, the records of {1}", expired, removed);
        }
    }

    /** Until nothing is left, or the server stops. */
    private int inBatches(IntSupplier batch) {
        int sum = 0;
        int last = BATCH;
        while (last == BATCH && !running.isClosed()) {
            last = batch.getAsInt();
            sum += last;
        }
        return sum;
    }
}
