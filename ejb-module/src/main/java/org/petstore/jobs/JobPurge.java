package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Removes what is left of jobs that ended long ago: first their files, then their rows. Each method takes a batch of
 * jobs in one short transaction and passes over those that another node is at.
 *
 * <p>No index is spent on this. Jobs are walked in the order of their ids, which is that of their age, and a job cannot
 * have ended before it was made.
 */
@ApplicationScoped
@Transactional
class JobPurge {

    @PersistenceContext(unitName = "petstore")
    private EntityManager entities;

    @Inject
    private Event<JobExpired> expired;

    @Inject
    private Event<JobsRemoved> removed;

    /**
     * Has the files of jobs removed that ended before a moment, then notes it. If the process dies in here, the rows are
     * as they were and name files that are gone, which whoever asks for them is told; the next call finds the same jobs,
     * removes what is left and notes it. The other order would leave files behind that no row leads to. The rows are
     * locked meanwhile, so that none of these jobs is tried again with an upload that is about to vanish.
     *
     * @param from jobs with smaller ids are passed over
     * @return how many jobs it were; at most {@code limit}
     */
    int expire(UUID from, Instant endedBefore, int limit) {
        @SuppressWarnings("unchecked") // a native query knows its class, but not by its type
        List<Job> jobs = entities.createNativeQuery("""
                select * from jobs where id >= :from and id < :madeBefore and not expired and completed_at < :endedBefore
                order by id limit :limit for update skip locked""", Job.class)
                .setParameter("from", from)
                .setParameter("madeBefore", JobIds.startOf(endedBefore))
                .setParameter("endedBefore", endedBefore)
                .setParameter("limit", limit)
                .getResultList();
        if (!jobs.isEmpty()) {
            jobs.forEach(job -> expired.fire(new JobExpired(job)));
            entities.createNativeQuery("update jobs set expired = true where id in (:ids)")
                    .setParameter("ids", jobs.stream().map(Job::id).toList())
                    .executeUpdate();
        }
        return jobs.size();
    }

    /**
     * Where {@link #expire} can begin the next time: at the oldest job whose files are kept, which may be one that took
     * long, or was tried again, among younger ones that have expired.
     *
     * @param from where it began this time
     */
    UUID oldestKept(UUID from, Instant endedBefore) {
        UUID madeBefore = JobIds.startOf(endedBefore);
        @SuppressWarnings("unchecked") // a native query knows its class, but not by its type
        List<Job> oldest = entities.createNativeQuery("""
                select * from jobs where id >= :from and id < :madeBefore and not expired
                order by id limit 1""", Job.class)
                .setParameter("from", from)
                .setParameter("madeBefore", madeBefore)
                .getResultList();
        return oldest.isEmpty() ? madeBefore : oldest.get(0).id();
    }

    /**
     * Deletes the rows of jobs that ended before a moment and whose files are gone, and with them whatever the observers
     * of {@link JobsRemoved} have about them: all or nothing, also if the process dies in here.
     *
     * @return how many jobs it were; at most {@code limit}
     */
    int remove(Instant endedBefore, int limit) {
        @SuppressWarnings("unchecked") // a native query knows its class, but not by its type
        List<Job> jobs = entities.createNativeQuery("""
                select * from jobs where id < :madeBefore and expired and completed_at < :endedBefore
                order by id limit :limit for update skip locked""", Job.class)
                .setParameter("madeBefore", JobIds.startOf(endedBefore))
                .setParameter("endedBefore", endedBefore)
                .setParameter("limit", limit)
                .getResultList();
        if (!jobs.isEmpty()) {
            List<UUID> ids = jobs.stream().map(Job::id).toList();
            removed.fire(new JobsRemoved(ids));
            entities.createNativeQuery("delete from jobs where id in (:ids)")
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        return jobs.size();
    }
}
