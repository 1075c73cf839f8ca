package org.petstore.webhooks;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Sends the webhooks that have become due: retries, and whatever a process that died has left. Fires on every node;
 * each delivery is claimed by one. Only wakes the dispatcher, and so never lasts until it fires again.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class WebhookDeliveryTimer {

    @Inject
    private WebhookDispatcher dispatcher;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void sendDue() {
        dispatcher.wakeUp();
    }
}
