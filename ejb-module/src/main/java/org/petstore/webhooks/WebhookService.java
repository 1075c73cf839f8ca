package org.petstore.webhooks;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What became of webhooks, and what can be done about it by hand. */
@ApplicationScoped
public class WebhookService {

    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    @Inject
    private WebhookDeliveryRepository deliveries;

    @Inject
    private WebhookDispatcher dispatcher;

    @Inject
    private WebhookSender sender;

    @Inject
    private Clock clock;

    /** The deliveries of a job; empty if it has none, or if there is no such job. */
    public List<DeliveryReport> ofJob(UUID jobId) throws SQLException {
        List<DeliveryReport> reports = new ArrayList<>();
        for (WebhookDelivery delivery : deliveries.ofJob(jobId)) {
            reports.add(DeliveryReport.of(delivery, deliveries.attempts(delivery.id())));
        }
        return reports;
    }

    /**
     * Sends a delivery again, at once and if need be by the whole schedule, whatever became of it.
     *
     * @return the delivery as it is now; empty if there is none with that id
     */
    public Optional<DeliveryReport> sendAgain(UUID id) throws SQLException {
        if (!deliveries.sendAgain(id)) {
            return Optional.empty();
        }
        dispatcher.wakeUp();
        return Optional.of(DeliveryReport.of(deliveries.find(id).orElseThrow(), deliveries.attempts(id)));
    }

    /**
     * Sends again what was given up.
     *
     * @param host of the receiver
     * @param since of deliveries that were made then or later
     * @return how many they are
     */
    public int sendAgain(String host, Instant since) {
        int count = deliveries.sendAgain(host.toLowerCase(Locale.ROOT), since);
        dispatcher.wakeUp();
        return count;
    }

    /**
     * Sends a test event, once and at once, and stores nothing.
     *
     * @param url as {@link CallbackPolicy} let it pass
     * @return completes with what came of it, never exceptionally, on a thread that must not be blocked
     */
    public CompletionStage<Answer> test(String url) {
        Instant now = clock.instant();
        return sender.send(new WebhookDelivery(ids.generate(), null, null, url, WebhookBody.test(now), now));
    }
}
