package org.petstore.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

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

    /** In one order everywhere, so that two who claim the same jobs never wait for each other. */
    private static final String CLAIMABLE = "select * from jobs where id in (:ids) and due_at <= :now and "
            + from(JobStatus.PROCESSING) + " order by id";

    private static final String CLAIM = """
            update jobs set status = 'processing', sequence = sequence + 1, attempt = attempt + 1, node_id = ?,
                started_at = coalesce(started_at, ?)
            where id = ? and sequence = ? and\s""" + from(JobStatus.PROCESSING);

    /** The worker, whose job nobody else changes meanwhile, gives the number: so the webhook has it without a query. */
    private static final String COMPLETE = """
            update jobs set status = 'completed', sequence = ?, progress = 100, node_id = null, completed_at = ?,
                result_location = ?, summary = ?
            where id = ? and attempt = ? and\s""" + from(JobStatus.COMPLETED);

    /** A checkpoint without progress is nothing that a client can see. */
    private static final String PROGRESS = """
            sequence = sequence + case when progress = :progress then 0 else 1 end, progress = :progress, losses = 0""";

    private static final String IN_WORK = " where " + among(List.of(JobStatus.PROCESSING));

    private static final String FAIL = """
            update jobs set status = 'failed', sequence = sequence + 1, node_id = null, completed_at = :now, error = :error
            where\s""" + from(JobStatus.FAILED);

    private static final String RETRY = """
            update jobs set status = 'pending', sequence = sequence + 1, failures = 0, losses = 0, error = null,
                started_at = null, completed_at = null, due_at = :now, announced_at = :now
            where id = :id and not expired and completed_at > :endedAfter and\s""" + among(JobStatus.RETRIABLE);

    @PersistenceContext(unitName = "petstore")
    private EntityManager entities;

    @Resource
    private DataSource database;

    @Inject
    private Clock clock;

    @Inject
    private Event<JobFinished> finished;

    @Inject
    private Event<JobsChanged> changed;

    /**
     * Adds new jobs. All are committed when this returns; if it throws, some may be. Outside a transaction, because
     * PostgreSQL's driver then sends all of it at once, and statements and commit cost one round trip.
     */
    @Transactional(TxType.NOT_SUPPORTED)
    void insert(Collection<Job> accepted) {
        store(accepted);
    }

    /**
     * Adds a new job together with what else is written about it.
     *
     * @param record writes that, first: if it throws, there is no job
     */
    void insert(Job accepted, Runnable record) {
        record.run();
        store(List.of(accepted));
    }

    private void store(Collection<Job> accepted) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into jobs (id, type, parameters, callback_url, status, progress, attempt, failures,
                            losses, created_at, due_at, announced_at)
                        values (?, ?, ?, ?, 'pending', 0, 0, 0, 0, ?, ?, ?)""")) {
            for (Job job : accepted) {
                OffsetDateTime createdAt = job.createdAt().atOffset(ZoneOffset.UTC);
                insert.setObject(1, job.id());
                insert.setString(2, job.type());
                insert.setString(3, job.parameters());
                insert.setString(4, job.callbackUrl().orElse(null));
                insert.setObject(5, createdAt);
                insert.setObject(6, createdAt);
                insert.setObject(7, createdAt);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("The jobs cannot be stored", e);
        }
    }

    @Transactional(TxType.SUPPORTS)
    Optional<Job> find(UUID id) {
        return Optional.ofNullable(entities.find(Job.class, id));
    }

    /** Those of these jobs that are there. */
    @Transactional(TxType.SUPPORTS)
    List<Job> findAll(Collection<UUID> ids) {
        @SuppressWarnings("unchecked") // a native query knows its class, but not by its type
        List<Job> jobs = entities.createNativeQuery("select * from jobs where id in (:ids)", Job.class)
                .setParameter("ids", ids)
                .getResultList();
        return jobs;
    }

    /** At which state each of these jobs is, by the thousand if need be. */
    @Transactional(TxType.SUPPORTS)
    Map<UUID, Integer> sequences(Collection<UUID> ids) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select j.id, j.sequence from unnest(cast(? as uuid array)) as wanted(id)
                            join jobs j on j.id = wanted.id""")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            Map<UUID, Integer> sequences = new HashMap<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    sequences.put(rows.getObject(1, UUID.class), rows.getInt(2));
                }
            }
            return sequences;
        } catch (SQLException e) {
            throw new IllegalStateException("The jobs cannot be looked up", e);
        }
    }

    /**
     * Pending → processing, for those of these jobs that can be claimed; not for one that is not pending, not due, or
     * not there. In no transaction: each claim stands for itself, and holds only if nothing has happened to its job
     * since that was read. If the process dies in here, the lease of this node runs out, as after a claim.
     */
    @Transactional(TxType.NOT_SUPPORTED)
    List<Job> claim(Collection<UUID> ids, UUID node) {
        Instant now = clock.instant();
        @SuppressWarnings("unchecked") // a native query knows its class, but not by its type
        List<Job> claimable = entities.createNativeQuery(CLAIMABLE, Job.class)
                .setParameter("ids", ids)
                .setParameter("now", now)
                .getResultList();
        if (claimable.isEmpty()) {
            return claimable;
        }
        List<Job> claimed = new ArrayList<>();
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(CLAIM)) {
            for (Job job : claimable) {
                update.setObject(1, node);
                update.setObject(2, now.atOffset(ZoneOffset.UTC));
                update.setObject(3, job.id());
                update.setInt(4, job.sequence());
                update.addBatch();
            }
            int[] changed = update.executeBatch();
            for (int i = 0; i < changed.length; i++) {
                if (changed[i] == 1) {
                    claimable.get(i).claimed(node, now);
                    claimed.add(claimable.get(i));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The jobs cannot be claimed", e);
        }
        changed.fire(new JobsChanged(claimed.stream().map(Job::id).toList()));
        return claimed;
    }

    /** Notes how far an attempt is; false if it no longer owns the job. */
    boolean progress(Job job, int percent) {
        return progressed(job, percent, owned(job, "update jobs set " + PROGRESS + IN_WORK));
    }

    /** Notes how far an attempt is and where the next would go on; false if it no longer owns the job. */
    boolean progress(Job job, int percent, String checkpoint) {
        return progressed(
                job,
                percent,
                owned(job, "update jobs set checkpoint = :checkpoint, " + PROGRESS + IN_WORK)
                        .setParameter("checkpoint", checkpoint));
    }

    private boolean progressed(Job job, int percent, Query update) {
        boolean owned = changesOne(update.setParameter("progress", percent), job.id());
        if (owned) {
            job.progressed(percent);
        }
        return owned;
    }

    /**
     * Processing → completed, and with it whatever the observers of {@link JobFinished} write.
     *
     * @return those whose attempt still owned its job
     */
    List<Completion> complete(Collection<Completion> completions) throws SQLException {
        Instant now = clock.instant();
        List<Completion> written = new ArrayList<>();
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(COMPLETE)) {
            for (Completion completion : completions) {
                update.setInt(1, completion.job().sequence() + 1);
                update.setObject(2, now.atOffset(ZoneOffset.UTC));
                update.setString(3, completion.result().location());
                update.setString(4, completion.summary());
                update.setObject(5, completion.job().id());
                update.setInt(6, completion.job().attempt());
                update.addBatch();
            }
            int[] changed = update.executeBatch();
            int index = 0;
            for (Completion completion : completions) {
                if (changed[index++] == 1) {
                    written.add(completion);
                }
            }
        }
        for (Completion completion : written) {
            completion.job().completed(completion, now);
            finished.fire(new JobFinished(
                    completion.job(), Optional.ofNullable(completion.result().results())));
        }
        changed.fire(new JobsChanged(
                written.stream().map(completion -> completion.job().id()).toList()));
        return written;
    }

    /**
     * Processing → failed.
     *
     * @return whether the attempt still owned the job
     */
    boolean fail(Job job, String error) {
        Query update = owned(job, FAIL).setParameter("now", clock.instant()).setParameter("error", error);
        return finishes(update, job.id());
    }

    /**
     * Pending or processing → cancelled.
     *
     * @return whether it was this call that cancelled it
     */
    boolean cancel(UUID id) {
        Query update =
                update("""
                update jobs set status = 'cancelled', sequence = sequence + 1, node_id = null, completed_at = :now
                where id = :id and\s""" + from(JobStatus.CANCELLED)).setParameter("id", id).setParameter("now", clock.instant());
        return finishes(update, id);
    }

    /**
     * Failed or cancelled → pending: due, about to be announced, and with all its tries before it. Checkpoint and
     * progress stay, so it goes on where it was; so does the attempt, so a worker that is still at the one before can
     * change nothing.
     *
     * @param endedAfter those that ended earlier have expired, or are about to
     * @return the job as it now is; empty if it was not changed
     */
    Optional<Job> retry(UUID id, Instant endedAfter) {
        Query update = update(RETRY)
                .setParameter("id", id)
                .setParameter("now", clock.instant())
                .setParameter("endedAfter", endedAfter);
        return changesOne(update, id) ? find(id) : Optional.empty();
    }

    /**
     * Processing → pending after an accident: counted, and due after a pause.
     *
     * @return whether the attempt still owned the job
     */
    boolean retryAfter(Job job, Duration pause) {
        Instant now = clock.instant();
        Query update = owned(job, """
                update jobs set status = 'pending', sequence = sequence + 1, node_id = null, failures = failures + 1,
                    due_at = :due, announced_at = :now
                where\s""" + from(JobStatus.PENDING))
                .setParameter("due", now.plus(pause))
                .setParameter("now", now);
        return changesOne(update, job.id());
    }

    /**
     * Processing → pending without fault of the job: to be announced at once.
     *
     * @param losses to be added to the job's count of lost attempts: 1 if its node died, 0 if it was handed over
     * @return whether the attempt still owned the job
     */
    boolean handBack(Job job, int losses) {
        Query update = owned(job, """
                update jobs set status = 'pending', sequence = sequence + 1, node_id = null, losses = losses + :losses,
                    due_at = :now, announced_at = :never
                where\s""" + from(JobStatus.PENDING))
                .setParameter("losses", losses)
                .setParameter("now", clock.instant())
                .setParameter("never", Instant.EPOCH);
        return changesOne(update, job.id());
    }

    /**
     * Processing → pending without fault of the job: due, and about to be announced, in the lane of long jobs.
     *
     * @return whether the attempt still owned the job
     */
    boolean moveToLongLane(Job job) {
        Query update = owned(job, """
                update jobs set status = 'pending', sequence = sequence + 1, node_id = null, long_running = true,
                    due_at = :now, announced_at = :now
                where\s""" + from(JobStatus.PENDING)).setParameter("now", clock.instant());
        return changesOne(update, job.id());
    }

    /** The jobs that this node owns according to the table. */
    List<Job> inWork(UUID node) {
        return entities.createQuery("select j from Job j where j.nodeId = :node and j.status = :processing", Job.class)
                .setParameter("node", node)
                .setParameter("processing", JobStatus.PROCESSING)
                .getResultList();
    }

    /**
     * Jobs in work whose node has been silent for longer than its lease, or is not known at all. A node that was
     * frozen and asks is not silent any more, whatever its row says.
     */
    List<Job> ownerless(Duration lease, UUID asking) {
        @SuppressWarnings("unchecked") // a native query knows its class, but not by its type
        List<Job> jobs = entities.createNativeQuery("""
                select * from jobs j where j.status = 'processing' and j.node_id <> :asking and not exists (
                    select 1 from nodes n where n.id = j.node_id
                        and n.heartbeat_at >= current_timestamp - cast(:lease as integer) * interval '1' second)""", Job.class)
                .setParameter("asking", asking)
                .setParameter("lease", lease.toSeconds())
                .getResultList();
        return jobs;
    }

    /** How many jobs are pending or in work. In no transaction: a count of many takes a while. */
    @Transactional(TxType.NOT_SUPPORTED)
    long countUnfinished() {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from jobs where status in ('pending', 'processing')")
                        .getSingleResult())
                .longValue();
    }

    /**
     * Notes that jobs of a lane which are due and have not been announced since a moment are announced now.
     *
     * @return their ids, the longest silent first; at most {@code limit}
     */
    List<UUID> toAnnounce(Lane lane, Instant since, int limit) {
        Instant now = clock.instant();
        List<UUID> ids = entities.createQuery("""
                select j.id from Job j
                where j.status = :pending and j.longRunning = :long and j.announcedAt < :since and j.dueAt <= :now
                order by j.announcedAt""", UUID.class)
                .setParameter("pending", JobStatus.PENDING)
                .setParameter("long", lane == Lane.LONG)
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

    private boolean finishes(Query update, UUID id) {
        if (!changesOne(update, id)) {
            return false;
        }
        // The update went past the persistence context
        entities.clear();
        finished.fire(new JobFinished(entities.find(Job.class, id), Optional.empty()));
        return true;
    }

    private boolean changesOne(Query update, UUID id) {
        boolean changedOne = update.executeUpdate() == 1;
        if (changedOne) {
            changed.fire(new JobsChanged(List.of(id)));
        }
        return changedOne;
    }

    /** Only states from which the job may come to this one. */
    private static String from(JobStatus status) {
        return among(status.predecessors());
    }

    /**
     * Said so that no index on the state can be used: jobs change it so often that statistics are always wrong, and
     * PostgreSQL would rather read all the entries that pending jobs have left there than look up an id.
     */
    private static String among(Collection<JobStatus> statuses) {
        return statuses.stream().map(JobStatus::word).collect(Collectors.joining("', '", "status || '' in ('", "')"));
    }

    private Query owned(Job job, String update) {
        return update(update + " and id = :id and attempt = :attempt")
                .setParameter("id", job.id())
                .setParameter("attempt", job.attempt());
    }

    /** In SQL, because a statement of JPQL is translated each time it is run. */
    private Query update(String sql) {
        return entities.createNativeQuery(sql);
    }
}
