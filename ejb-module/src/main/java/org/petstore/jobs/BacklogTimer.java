package org.petstore.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.petstore.platform.Settings;

/**
 * Counts the jobs that have not ended: every minute, and every five seconds as soon as they may be half as many as are
 * allowed. A count reads what jobs have left in the index since it was last cleaned, which is much on a busy server.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BacklogTimer {

    private static final int TURNS_OF_A_MINUTE = 12;

    @Inject
    private Backlog backlog;

    @Inject
    private JobRepository jobs;

    @Inject
    private Settings settings;

    private int turn;

    @PostConstruct
    void count() {
        backlog.count(jobs::countUnfinished);
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void countIfDue() {
        turn = (turn + 1) % TURNS_OF_A_MINUTE;
        long lowestLimit = Math.min(settings.mostUnfinishedJobs(), settings.mostUnfinishedJobsOfCaller());
        if (turn == 0 || backlog.unfinished() >= lowestLimit / 2) {
            count();
        }
    }
}
