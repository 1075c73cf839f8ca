package org.petstore.webhooks;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.petstore.platform.Settings;

/** Joins the parts of delivery to the container's threads. */
@ApplicationScoped
class WebhookDispatcherProducer {

    @Resource
    private ManagedExecutorService executor;

    @Resource
    private ManagedThreadFactory threads;

    @Produces
    @Singleton
    WebhookSender sender(CallbackPolicy policy, WebhookSigner signer, Settings settings, Clock clock) {
        return new WebhookSender(
                executor, threads, policy, signer, settings.webhookTimeout(), settings.webhookResponseTimeout(), clock);
    }

    void close(@Disposes WebhookSender sender) {
        sender.close();
    }

    @Produces
    @Singleton
    WebhookDispatcher dispatcher(
            WebhookDeliveryRepository deliveries,
            WebhookSender sender,
            RetrySchedule schedule,
            Settings settings,
            Clock clock) {
        return new WebhookDispatcher(deliveries, sender, schedule, settings.webhookTimeout(), executor, clock);
    }
}
