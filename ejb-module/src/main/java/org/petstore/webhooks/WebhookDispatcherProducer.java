package org.petstore.webhooks;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.petstore.platform.Settings;

/** Joins the parts of delivery to the container's threads. */
@ApplicationScoped
class WebhookDispatcherProducer {

    @Resource
    private ManagedExecutorService executor;

    @Produces
    @Singleton
    WebhookDispatcher dispatcher(
            WebhookDeliveryRepository deliveries,
            CallbackPolicy policy,
            WebhookSigner signer,
            RetrySchedule schedule,
            Settings settings,
            Clock clock) {
        Duration timeout = settings.webhookTimeout();
        WebhookSender sender = new WebhookSender(executor, policy, signer, timeout, clock);
        return new WebhookDispatcher(deliveries, sender, schedule, timeout, executor, clock);
    }
}
