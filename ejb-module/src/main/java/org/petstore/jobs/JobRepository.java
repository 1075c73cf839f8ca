package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The jobs table, and the only place where a job changes.
 *
 * <p>Each change is one conditional update that names the state it starts from, and, for a worker, the attempt it
 * belongs to. Zero rows changed is a normal answer: somebody else was first, and the caller has nothing to say any
 * more. Each method is one short transaction, or joins the caller's; a process that dies inside it leaves the row as
 * it was.
 */
@ApplicationScoped
@Transactional
class JobRepository {

    @PersistenceContext(unitName = "petstore")
    private EntityManager entities;

    @Inject
    private Clock clock;

    @Inject
    private Event<JobFinished> finished;

    void insert(Job job) {
        entities.persist(job);
    }

    @Transactional(TxType.SUPPORTS)
    Optional<Job> find(UUID id) {
        return Optional.ofNullable(entities.find(Job.class, id));
    }

    /** Pending → processing. Empty if there is nothing to claim: not pending, not due, no such job. */
    Optional<Job> claim(UUID id, UUID node) {
        Instant now = clock.instant();
        int claimed = change(id, JobStatus.PROCESSING, """
                update Job j set j.status = :status, j.attempt = j.attempt + 1, j.nodeId = :node,
                    j.startedAt = coalesce(j.startedAt, :now)
                where j.id = :id and j.status in :predecessors and j.dueAt <= :now""")
                .setParameter("node", node)
                .setParameter("now", now)
                .executeUpdate();
        return claimed == 0 ? Optional.empty() : find(id);
    }

    /** Notes how far an attempt is; false if it no longer owns the job. */
    boolean progress(Job job, int percent) {
        return owned(job, """
                update Job j set j.progress = :progress, j.losses = 0
                where j.id = :id and j.attempt = :attempt and j.status = :processing""").setParameter("progress", percent).executeUpdate() == 1;
    }

    /** Notes how far an attempt is and where the next would go on; false if it no longer owns the job. */
    boolean progress(Job job, int percent, String checkpoint) {
        return owned(job, """
                update Job j set j.progress = :progress, j.checkpoint = :checkpoint, j.losses = 0
                where j.id = :id and j.attempt = :attempt and j.status = :processing""")
                        .setParameter("progress", percent)
                        .setParameter("checkpoint", checkpoint)
                        .executeUpdate()
                == 1;
    }

    /**
     * Processing → completed, and with it whatever the observers of {@link JobFinished} write.
     *
     * @return whether the attempt still owned the job
     */
    boolean complete(Job job, JobResult result) {
        int changed = owned(job, JobStatus.COMPLETED, """
                update Job j set j.status = :status, j.progress = 100, j.nodeId = null, j.completedAt = :now,
                    j.resultLocation = :location, j.summary = :summary
                where j.id = :id and j.attempt = :attempt and j.status in :predecessors""")
                .setParameter("now", clock.instant())
                .setParameter("location", result.location())
                .setParameter("summary", JobJson.write(result.summary()))
                .executeUpdate();
        return tellIfFinished(changed, job.id(), Optional.ofNullable(result.results()));
    }

    /**
     * Processing → failed.
     *
     * @return whether the attempt still owned the job
     */
    boolean fail(Job job, String error) {
        int changed = owned(job, JobStatus.FAILED, """
                update Job j set j.status = :status, j.nodeId = null, j.completedAt = :now, j.error = :error
                where j.id = :id and j.attempt = :attempt and j.status in :predecessors""")
                .setParameter("now", clock.instant())
                .setParameter("error", error)
                .executeUpdate();
        return tellIfFinished(changed, job.id(), Optional.empty());
    }

    /**
     * Pending or processing → cancelled.
     *
     * @return whether it was this call that cancelled it
     */
    boolean cancel(UUID id) {
        int changed = change(id, JobStatus.CANCELLED, """
                update Job j set j.status = :status, j.nodeId = null, j.completedAt = :now
                where j.id = :id and j.status in :predecessors""")
                .setParameter("now", clock.instant())
                .executeUpdate();
        return tellIfFinished(changed, id, Optional.empty());
    }

    /**
     * Processing → pending after an accident: counted, and due after a pause.
     *
     * @return whether the attempt still owned the job
     */
    boolean retryAfter(Job job, Duration pause) {
        Instant now = clock.instant();
        return owned(job, JobStatus.PENDING, """
                update Job j set j.status = :status, j.nodeId = null, j.failures = j.failures + 1,
                    j.dueAt = :due, j.announcedAt = :now
                where j.id = :id and j.attempt = :attempt and j.status in :predecessors""")
                        .setParameter("due", now.plus(pause))
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /**
     * Processing → pending without fault of the job: to be announced at once.
     *
     * @param losses what the job's count of lost attempts becomes
     * @return whether the attempt still owned the job
     */
    boolean handBack(Job job, int losses) {
        return owned(job, JobStatus.PENDING, """
                update Job j set j.status = :status, j.nodeId = null, j.losses = :losses,
                    j.dueAt = :now, j.announcedAt = :never
                where j.id = :id and j.attempt = :attempt and j.status in :predecessors""")
                        .setParameter("losses", losses)
                        .setParameter("now", clock.instant())
                        .setParameter("never", Instant.EPOCH)
                        .executeUpdate()
                == 1;
    }

    /** The jobs that this node owns according to the table. */
    List<Job> inWork(UUID node) {
        return entities.createQuery("select j from Job j where j.nodeId = :node and j.status = :processing", Job.class)
                .setParameter("node", node)
                .setParameter("processing", JobStatus.PROCESSING)
                .getResultList();
    }

    /** Jobs in work whose node has been silent for longer than its lease, or is not known at all. */
    List<Job> ownerless(Duration lease) {
        @SuppressWarnings("unchecked") // a native query knows its class, but not by its type
        List<Job> jobs = entities.createNativeQuery("""
                select * from jobs j where j.status = 'processing' and not exists (
                    select 1 from nodes n where n.id = j.node_id
                        and n.heartbeat_at >= current_timestamp - cast(:lease as integer) * interval '1' second)""", Job.class)
                .setParameter("lease", lease.toSeconds())
                .getResultList();
        return jobs;
    }

    /**
     * Notes that jobs which are due and have not been announced since a moment are announced now.
     *
     * @return their ids, the longest silent first; at most {@code limit}
     */
    List<UUID> toAnnounce(Instant since, int limit) {
        Instant now = clock.instant();
        List<UUID> ids = entities.createQuery("""
                select j.id from Job j
                where j.status = :pending and j.announcedAt < :since and j.dueAt <= :now
                order by j.announcedAt""", UUID.class)
                .setParameter("pending", JobStatus.PENDING)
                .setParameter("since", since)
                .setParameter("now", now)
                .setMaxResults(limit)
                .getResultList();
        if (!ids.isEmpty()) {
            entities.createQuery("update Job j set j.announcedAt = :now where j.id in :ids")
                    .setParameter("now", now)
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
        return ids;
    }

    private boolean tellIfFinished(int changed, UUID id, Optional<JsonObject> results) {
        if (changed == 0) {
            return false;
        }
        // The update went past the persistence context
        entities.clear();
        finished.fire(new JobFinished(entities.find(Job.class, id), results));
        return true;
    }

    private Query owned(Job job, String update) {
        return entities.createQuery(update)
                .setParameter("id", job.id())
                .setParameter("attempt", job.attempt())
                .setParameter("processing", JobStatus.PROCESSING);
    }

    private Query owned(Job job, JobStatus status, String update) {
        return change(job.id(), status, update).setParameter("attempt", job.attempt());
    }

    private Query change(UUID id, JobStatus status, String update) {
        return entities.createQuery(update)
                .setParameter("id", id)
                .setParameter("status", status)
                .setParameter("predecessors", status.predecessors());
    }
}
