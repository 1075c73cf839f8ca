package org.petstore.watching;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.petstore.jobs.JobService;
import org.petstore.jobs.JobsChanged;
import org.petstore.platform.ServerDoors;

/** The watchers of this node, joined to its events, its clock and its threads. */
@ApplicationScoped
public class JobWatches {

    private static final Logger LOG = System.getLogger(JobWatches.class.getName());
    private static final long LONGEST_FAREWELL_SECONDS = 5;
    private static final long TICK_MILLIS = Duration.ofMillis(200).toMillis();

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private JobService jobs;

    private Watchers watchers;
    private ScheduledFuture<?> ticks;

    @PostConstruct
    void start() {
        watchers = new Watchers(jobs::findAll, jobs::sequences, executor);
        ticks = executor.scheduleWithFixedDelay(watchers::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        ticks.cancel(false);
    }

    /**
     * Has it watch from now on, until it says that it has had enough.
     *
     * @return false if there are too many already, or the server stops: then it is told nothing
     */
    public boolean add(JobWatcher watcher) {
        return watchers.add(watcher);
    }

    /** Changes that were made here; those of other nodes are found by looking, within a second or so. */
    void notice(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobsChanged jobsChanged) {
        watchers.changed(jobsChanged.ids());
    }

    /** A server that stops lets its watchers go first, as if their time was up. */
    void obey(@Observes ServerDoors doors) throws InterruptedException {
        if (doors.open()) {
            watchers.open();
            return;
        }
        try {
            watchers.close().get(LONGEST_FAREWELL_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.log(Level.WARNING, "Not all who waited for jobs were answered in time");
        }
    }
}
