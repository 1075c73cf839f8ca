package org.petstore.webhooks;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import org.petstore.jobs.JobFinished;
import org.petstore.jobs.JobsRemoved;

/** Stores the message about a job's end together with the end itself, and has it sent as soon as both are committed. */
@ApplicationScoped
class WebhookOutbox {

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    @Inject
    private WebhookDeliveryRepository deliveries;

    @Inject
    private WebhookDispatcher dispatcher;

    @Inject
    private Clock clock;

    /** In the transaction that ends the job: both are committed or neither is. */
    void store(@Observes JobFinished finished) {
        finished.job()
                .callbackUrl()
                .map(url -> new WebhookDelivery(
                        ids.generate(),
                        finished.job().id(),
                        finished.job().sequence(),
                        url,
                        WebhookBody.of(finished),
                        clock.instant()))
                .ifPresent(deliveries::add);
    }

    /** In the transaction that deletes the jobs: nobody could ask for these any more. */
    void delete(@Observes JobsRemoved removed) {
        deliveries.deleteOf(removed.jobs());
    }

    /** If the process dies before this, {@link WebhookDeliveryTimer} finds the delivery, here or on another node. */
    void send(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobFinished finished) {
        finished.job().callbackUrl().map(WebhookDelivery::hostOf).ifPresent(dispatcher::wakeUp);
    }
}
