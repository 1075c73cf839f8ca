package org.petstore.idempotency;

import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Renews the leases of requests that this node has in progress, and removes keys that have run out. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class IdempotencyKeyTimer {

    /** So few that none of the deletes keeps anybody waiting. */
    private static final int BATCH = 500;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private IdempotencyKeyRepository rows;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void renewLeases() {
        keys.renewLeases();
    }

    /** On every node; two at once remove what there is together. */
    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    void purge() {
        int removed;
        do {
            removed = rows.purge(BATCH);
        } while (removed == BATCH);
    }
}
