package org.petstore.webhooks;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.petstore.webhooks.DeliveryOutcome.Gone;
import org.petstore.webhooks.DeliveryOutcome.RetryAt;

/**
 * The deliveries table, and the only place where a delivery changes. A process that dies inside a method leaves the
 * rows as they were. Rows to be changed are found by their id alone, for the reason that {@code JobRepository} gives.
 */
@ApplicationScoped
@Transactional
class WebhookDeliveryRepository {

    /** Looking further would be for nothing: a host takes no more than a few at once. */
    private static final int MOST_CLAIMED_TOGETHER = 2 * SendSlots.MOST_PER_HOST;

    /** To a receiver that is gone nothing is sent, but what was not sent can be seen, and sent by hand. */
    private static final String ADD = """
            insert into webhook_deliveries (id, job_id, job_sequence, url, host, body, attempt, created_at, next_attempt_at, status,
                ended_at, last_error)
            values (?, ?, ?, ?, ?, ?, 0, ?, ?,
                case when exists (select 1 from webhook_receivers_gone where url = ?) then 'exhausted' else 'pending' end,
                case when exists (select 1 from webhook_receivers_gone where url = ?)
                    then cast(? as timestamp with time zone) end,
                case when exists (select 1 from webhook_receivers_gone where url = ?)
                    then cast(? as varchar(500)) end)""";

    private static final String SEND_AGAIN = """
            update webhook_deliveries set status = 'pending', next_attempt_at = :now, ended_at = null,
                schedule_start = attempt""";

    private static final String CLAIM =
            "update webhook_deliveries set attempt = attempt + 1, next_attempt_at = ? where id = ?";

    private static final String RECORD = """
            update webhook_deliveries set status = ?, next_attempt_at = ?, ended_at = ?, last_error = ?
            where id = ? and attempt = ? and status || '' = 'pending'""";

    private static final String RECORD_ATTEMPT = """
            insert into webhook_attempts (delivery_id, attempt, sent_at, duration_ms, status_code, error, response)
            values (?, ?, ?, ?, ?, ?, ?)""";

    @PersistenceContext(unitName = "petstore")
    private EntityManager entities;

    @Resource
    private DataSource database;

    @Inject
    private Clock clock;

    /** Stores a new delivery in the caller's transaction, which must be active. */
    @Transactional(TxType.MANDATORY)
    void add(WebhookDelivery delivery) {
        OffsetDateTime createdAt = utc(delivery.createdAt());
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setObject(1, delivery.id());
            insert.setObject(2, delivery.jobId());
            insert.setObject(3, delivery.jobSequence().orElse(null), Types.INTEGER);
            insert.setString(4, delivery.url());
            insert.setString(5, delivery.host());
            insert.setBytes(6, delivery.body());
            insert.setObject(7, createdAt);
            insert.setObject(8, createdAt);
            insert.setString(9, delivery.url());
            insert.setString(10, delivery.url());
            insert.setObject(11, createdAt);
            insert.setString(12, delivery.url());
            insert.setString(13, WebhookDelivery.RECEIVER_GONE);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The delivery cannot be stored", e);
        }
    }

    /** Deletes the deliveries of these jobs and what is known of their sends, in the caller's transaction. */
    @Transactional(TxType.MANDATORY)
    void deleteOf(Collection<UUID> jobs) {
        entities.createNativeQuery("""
                delete from webhook_attempts where delivery_id in (
                    select id from webhook_deliveries where job_id in (:jobs))""").setParameter("jobs", jobs).executeUpdate();
        entities.createNativeQuery("delete from webhook_deliveries where job_id in (:jobs)")
                .setParameter("jobs", jobs)
                .executeUpdate();
    }

    /** Of the job, in the order they were made. */
    @Transactional(TxType.SUPPORTS)
    List<WebhookDelivery> ofJob(UUID jobId) {
        return entities.createQuery(
                        "select d from WebhookDelivery d where d.jobId = :job order by d.createdAt, d.id",
                        WebhookDelivery.class)
                .setParameter("job", jobId)
                .getResultList();
    }

    @Transactional(TxType.SUPPORTS)
    Optional<WebhookDelivery> find(UUID id) {
        return Optional.ofNullable(entities.find(WebhookDelivery.class, id));
    }

    /** The sends of a delivery that have come to their ends, in their order. */
    @Transactional(TxType.SUPPORTS)
    List<DeliveryReport.Attempt> attempts(UUID deliveryId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select attempt, sent_at, duration_ms, status_code, error, response from webhook_attempts
                        where delivery_id = ? order by attempt""")) {
            select.setObject(1, deliveryId);
            try (ResultSet rows = select.executeQuery()) {
                List<DeliveryReport.Attempt> attempts = new ArrayList<>();
                while (rows.next()) {
                    var answer = new Answer(
                            rows.getObject("sent_at", OffsetDateTime.class).toInstant(),
                            Duration.ofMillis(rows.getInt("duration_ms")),
                            Optional.ofNullable(rows.getObject("status_code", Integer.class)),
                            Optional.ofNullable(rows.getString("error")),
                            Optional.ofNullable(rows.getString("response")),
                            Optional.empty());
                    attempts.add(new DeliveryReport.Attempt(rows.getInt("attempt"), answer));
                }
                return attempts;
            }
        }
    }

    /**
     * Makes a delivery due, whatever became of it, with a schedule that begins anew. Its receiver is not taken for gone
     * any more.
     *
     * @return whether there is such a delivery
     */
    boolean sendAgain(UUID id) {
        entities.createNativeQuery("""
                delete from webhook_receivers_gone
                where url = (select d.url from webhook_deliveries d where d.id = :id)""").setParameter("id", id).executeUpdate();
        return entities.createNativeQuery(SEND_AGAIN + " where id = :id")
                        .setParameter("now", clock.instant())
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /**
     * The same with all that were given up.
     *
     * @param host of the receiver, in lower case
     * @param since they were made then or later
     * @return how many there are
     */
    int sendAgain(String host, Instant since) {
        entities.createNativeQuery("""
                delete from webhook_receivers_gone where url in (
                    select d.url from webhook_deliveries d where d.host = :host and d.created_at >= :since)""")
                .setParameter("host", host)
                .setParameter("since", since)
                .executeUpdate();
        return entities.createNativeQuery(
                        SEND_AGAIN + " where host = :host and created_at >= :since and status = 'exhausted'")
                .setParameter("now", clock.instant())
                .setParameter("host", host)
                .setParameter("since", since)
                .executeUpdate();
    }

    /**
     * Takes due deliveries for which there are free slots, the longest due first, in a short transaction of its own.
     * Rows that another node is taking at the moment are passed over. If the process dies after this, the deliveries
     * become due again when the time to send has passed: a receiver may get one twice, never not at all.
     *
     * @param timeToSend after this a send without recorded outcome is taken for lost
     * @return the deliveries, detached, each with the number of the attempt that is now to be made; empty if there is
     *     nothing to send now
     */
    @Transactional(TxType.REQUIRES_NEW)
    List<WebhookDelivery> claim(SendSlots slots, Duration timeToSend) {
        if (slots.free() == 0) {
            return List.of();
        }
        Instant now = clock.instant();
        List<UUID> chosen = slots.choose(due(now, slots.fullHosts()));
        if (chosen.isEmpty()) {
            return List.of();
        }
        List<WebhookDelivery> claimed = locked(chosen, now);
        OffsetDateTime lost = utc(now.plus(timeToSend));
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(CLAIM)) {
            for (WebhookDelivery delivery : claimed) {
                update.setObject(1, lost);
                update.setObject(2, delivery.id());
                update.addBatch();
                delivery.claimed();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Due deliveries cannot be claimed", e);
        }
        return claimed;
    }

    /** What is due for a host that gets nothing at present is due then. Their schedules do not change. */
    @Transactional(TxType.REQUIRES_NEW)
    void defer(String host, Instant until) {
        entities.createNativeQuery("""
                update webhook_deliveries set next_attempt_at = :until
                where host = :host and status = 'pending' and next_attempt_at < :until""")
                .setParameter("until", until)
                .setParameter("host", host)
                .executeUpdate();
    }

    /** A send that could not even begin: it is not counted in the schedule, and due again then. */
    @Transactional(TxType.REQUIRES_NEW)
    void postpone(WebhookDelivery delivery, Instant dueAt) {
        entities.createNativeQuery("""
                update webhook_deliveries set schedule_start = schedule_start + 1, next_attempt_at = :due,
                    last_error = :error
                where id = :id and attempt = :attempt and status || '' = 'pending'""")
                .setParameter("due", dueAt)
                .setParameter("error", WebhookDelivery.OWN_FAULT)
                .setParameter("id", delivery.id())
                .setParameter("attempt", delivery.attempt())
                .executeUpdate();
    }

    /**
     * Writes down what came of these, in one short transaction of its own. A delivery whose claim had run out, and which
     * is no longer at this attempt, stays as it is; the attempt is written all the same, for it was made.
     */
    @Transactional(TxType.REQUIRES_NEW)
    void record(Collection<DeliveryAttempt> attempts) {
        OffsetDateTime now = utc(clock.instant());
        try (Connection connection = database.getConnection();
                PreparedStatement delivery = connection.prepareStatement(RECORD);
                PreparedStatement sent = connection.prepareStatement(RECORD_ATTEMPT)) {
            for (DeliveryAttempt attempt : attempts) {
                addDelivery(delivery, attempt, now);
                addAttempt(sent, attempt);
            }
            delivery.executeBatch();
            sent.executeBatch();
            for (DeliveryAttempt attempt : attempts) {
                if (attempt.outcome() instanceof Gone) {
                    giveUpAll(connection, attempt.delivery().url(), now);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Deliveries cannot be recorded", e);
        }
    }

    private static void addDelivery(PreparedStatement update, DeliveryAttempt attempt, OffsetDateTime now)
            throws SQLException {
        WebhookDelivery delivery = attempt.delivery();
        DeliveryStatus status = attempt.outcome().status();
        update.setString(1, status.word());
        update.setObject(2, attempt.outcome() instanceof RetryAt retry ? utc(retry.at()) : now);
        update.setObject(3, status == DeliveryStatus.PENDING ? null : now, Types.TIMESTAMP_WITH_TIMEZONE);
        update.setString(4, attempt.answer().error().orElse(null));
        update.setObject(5, delivery.id());
        update.setInt(6, delivery.attempt());
        update.addBatch();
    }

    private static void addAttempt(PreparedStatement insert, DeliveryAttempt attempt) throws SQLException {
        Answer answer = attempt.answer();
        insert.setObject(1, attempt.delivery().id());
        insert.setInt(2, attempt.delivery().attempt());
        insert.setObject(3, utc(answer.sentAt()));
        insert.setInt(4, (int) answer.duration().toMillis());
        insert.setObject(5, answer.status().orElse(null), Types.INTEGER);
        insert.setString(6, answer.error().orElse(null));
        insert.setString(7, answer.response().orElse(null));
        insert.addBatch();
    }

    /** The receiver is gone: what waits for it is given up, and what comes will be. */
    private static void giveUpAll(Connection connection, String url, OffsetDateTime now) throws SQLException {
        try (var forget = connection.prepareStatement("delete from webhook_receivers_gone where url = ?");
                var note =
                        connection.prepareStatement("insert into webhook_receivers_gone (url, gone_at) values (?, ?)");
                var giveUp = connection.prepareStatement("""
                        update webhook_deliveries set status = 'exhausted', ended_at = ?, last_error = ?
                        where url = ? and status = 'pending'""")) {
            forget.setString(1, url);
            forget.executeUpdate();
            note.setString(1, url);
            note.setObject(2, now);
            note.executeUpdate();
            giveUp.setObject(1, now);
            giveUp.setString(2, WebhookDelivery.RECEIVER_GONE);
            giveUp.setString(3, url);
            giveUp.executeUpdate();
        }
    }

    /** Passes over a delivery while an earlier one of the same job is still to arrive. */
    @SuppressWarnings("unchecked") // a native query knows its result's class, but not by its type
    private List<DueDelivery> due(Instant now, List<String> fullHosts) {
        // An empty list cannot be said in SQL
        String otherHosts = fullHosts.isEmpty() ? "" : "and host not in (:fullHosts)";
        // The number is part of the text: for one it does not know, PostgreSQL would rather sort all that is due
        String due = """
                select id, host from webhook_deliveries d
                where status = 'pending' and next_attempt_at <= :now %s and not exists (
                    select 1 from webhook_deliveries e
                    where e.job_id = d.job_id and e.created_at < d.created_at and e.status || '' = 'pending')
                order by next_attempt_at limit %d""".formatted(otherHosts, MOST_CLAIMED_TOGETHER);
        Query query = entities.createNativeQuery(due, DueDelivery.MAPPING);
        if (!fullHosts.isEmpty()) {
            query.setParameter("fullHosts", fullHosts);
        }
        return query.setParameter("now", now).getResultList();
    }

    /** Those of these that are still due and not locked by another node; detached. */
    private List<WebhookDelivery> locked(List<UUID> ids, Instant now) {
        @SuppressWarnings("unchecked") // a native query knows its class, but not by its type
        List<WebhookDelivery> locked = entities.createNativeQuery("""
                select * from webhook_deliveries
                where id in (:ids) and status || '' = 'pending' and next_attempt_at <= :now
                for update skip locked""", WebhookDelivery.class)
                .setParameter("ids", ids)
                .setParameter("now", now)
                .getResultList();
        entities.clear();
        return locked;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
