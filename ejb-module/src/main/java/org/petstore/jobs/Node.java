package org.petstore.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.petstore.platform.NodeName;

/**
 * This start of this server. Its row holds the lease on all its jobs at once: one small write renews it, however many
 * they are. The lease is reckoned in the database's time, so that nodes need not agree about theirs.
 */
@ApplicationScoped
class Node {

    private final UUID id = UUID.randomUUID();
    private final String name = NodeName.get();
    private Instant startedAt;

    @PersistenceContext(unitName = "petstore")
    private EntityManager entities;

    @Inject
    void setClock(Clock clock) {
        startedAt = clock.instant();
    }

    UUID id() {
        return id;
    }

    Instant startedAt() {
        return startedAt;
    }

    /**
     * Takes this node's place. An earlier start under the same name is over, or this one would not be: its jobs need
     * not wait for its lease to run out.
     */
    @Transactional
    void register() {
        entities.createNativeQuery("delete from nodes where name = :name")
                .setParameter("name", name)
                .executeUpdate();
        insert();
    }

    private void insert() {
        entities.createNativeQuery("""
                insert into nodes (id, name, started_at, heartbeat_at)
                values (:id, :name, current_timestamp, current_timestamp)""")
                .setParameter("id", id)
                .setParameter("name", name)
                .executeUpdate();
    }

    @Transactional
    void heartbeat() {
        int beaten = entities.createNativeQuery("update nodes set heartbeat_at = current_timestamp where id = :id")
                .setParameter("id", id)
                .executeUpdate();
        if (beaten == 0) {
            insert();
        }
    }
}
