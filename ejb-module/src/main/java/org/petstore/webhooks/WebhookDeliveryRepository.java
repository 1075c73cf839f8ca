package org.petstore.webhooks;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.petstore.webhooks.DeliveryOutcome.Exhausted;
import org.petstore.webhooks.DeliveryOutcome.RetryAt;

/**
 * The deliveries table, and the only place where a delivery changes. A process that dies inside a method leaves the
 * rows as they were.
 */
@ApplicationScoped
class WebhookDeliveryRepository {

    @PersistenceContext(unitName = "petstore")
    private EntityManager entities;

    @Resource
    private DataSource database;

    @Inject
    private Clock clock;

    /** Stores a new delivery in the caller's transaction, which must be active. */
    @Transactional(TxType.MANDATORY)
    void add(WebhookDelivery delivery) {
        entities.persist(delivery);
    }

    /**
     * Takes as many due deliveries as there are free slots, the longest due first, in a short transaction of its own.
     * Rows that another node is taking at the moment are passed over. If the process dies after this, the deliveries
     * become due again when the time to send has passed: a receiver may get one twice, never not at all.
     *
     * @param timeToSend after this a send without recorded outcome is taken for lost
     * @return the deliveries, detached, each with the number of the attempt that is now to be made
     */
    @Transactional(TxType.REQUIRES_NEW)
    List<WebhookDelivery> claim(SendSlots slots, Duration timeToSend) {
        int free = slots.free();
        if (free == 0) {
            return List.of();
        }
        Instant now = clock.instant();
        List<UUID> chosen = slots.choose(due(now, free, slots.fullHosts()));
        if (chosen.isEmpty()) {
            return List.of();
        }
        entities.createQuery("""
                update WebhookDelivery d set d.attempt = d.attempt + 1, d.nextAttemptAt = :lost
                where d.id in :chosen""")
                .setParameter("lost", now.plus(timeToSend))
                .setParameter("chosen", chosen)
                .executeUpdate();
        return entities.createQuery("select d from WebhookDelivery d where d.id in :chosen", WebhookDelivery.class)
                .setParameter("chosen", chosen)
                .getResultList();
    }

    /**
     * Writes down that the receivers have these, in one short transaction of its own. One whose claim had run out, and
     * which is no longer at this attempt, stays as it is.
     */
    @Transactional(TxType.REQUIRES_NEW)
    void recordDelivered(Collection<WebhookDelivery> claimed) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update webhook_deliveries set status = 'delivered', ended_at = ?
                        where id = ? and attempt = ? and status || '' = 'pending'""")) {
            for (WebhookDelivery delivery : claimed) {
                update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                update.setObject(2, delivery.id());
                update.setInt(3, delivery.attempt());
                update.addBatch();
            }
            update.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("Deliveries cannot be recorded", e);
        }
    }

    /**
     * Writes down how the claimed attempt failed, in a short transaction of its own.
     *
     * @return false if the claim had run out and the delivery is no longer at this attempt: then nothing was changed
     */
    @Transactional(TxType.REQUIRES_NEW)
    boolean record(WebhookDelivery claimed, DeliveryOutcome outcome) {
        return update(outcome)
                        .setParameter("id", claimed.id())
                        .setParameter("attempt", claimed.attempt())
                        .setParameter("pending", DeliveryStatus.PENDING)
                        .executeUpdate()
                == 1;
    }

    /** Locks what it finds, and does not wait for what others have locked. */
    @SuppressWarnings("unchecked") // a native query knows its result's class, but not by its type
    private List<DueDelivery> due(Instant now, int limit, List<String> fullHosts) {
        // An empty list cannot be said in SQL
        String otherHosts = fullHosts.isEmpty() ? "" : "and host not in (:fullHosts)";
        String due = """
                select id, host from webhook_deliveries
                where status = 'pending' and next_attempt_at <= :now %s
                order by next_attempt_at limit :limit for update skip locked""".formatted(otherHosts);
        Query query = entities.createNativeQuery(due, DueDelivery.MAPPING);
        if (!fullHosts.isEmpty()) {
            query.setParameter("fullHosts", fullHosts);
        }
        return query.setParameter("now", now).setParameter("limit", limit).getResultList();
    }

    private Query update(DeliveryOutcome outcome) {
        if (outcome instanceof RetryAt retry) {
            return update("d.nextAttemptAt = :at, d.lastError = :error")
                    .setParameter("at", retry.at())
                    .setParameter("error", retry.error());
        }
        return update("d.status = :exhausted, d.endedAt = :now, d.lastError = :error")
                .setParameter("exhausted", DeliveryStatus.EXHAUSTED)
                .setParameter("now", clock.instant())
                .setParameter("error", ((Exhausted) outcome).error());
    }

    private Query update(String assignments) {
        return entities.createQuery(
                "update WebhookDelivery d set %s where d.id = :id and d.attempt = :attempt and d.status = :pending"
                        .formatted(assignments));
    }
}
