package org.petstore.webhooks;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.petstore.webhooks.DeliveryOutcome.Exhausted;
import org.petstore.webhooks.DeliveryOutcome.RetryAt;

/** Claims due deliveries as slots become free, has them sent, and has the outcome written down. */
class WebhookDispatcher {

    private static final Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    private static final int MOST_SENDS = 200;
    private static final int MOST_SENDS_PER_HOST = 20;

    /** For what a send needs beside the exchange: a free thread, the name's lookup, the record of its outcome. */
    private static final Duration CLAIM_MARGIN = Duration.ofSeconds(5);

    private final SendSlots slots = new SendSlots(MOST_SENDS, MOST_SENDS_PER_HOST);
    private final WebhookDeliveryRepository deliveries;
    private final WebhookSender sender;
    private final RetrySchedule schedule;
    private final Duration timeToSend;
    private final Executor executor;
    private final Clock clock;
    private final CoalescedTask claiming;
    private final Queue<WebhookDelivery> delivered = new ConcurrentLinkedQueue<>();
    private final CoalescedTask recording;

    WebhookDispatcher(
            WebhookDeliveryRepository deliveries,
            WebhookSender sender,
            RetrySchedule schedule,
            Duration sendTimeout,
            Executor executor,
            Clock clock) {
        this.deliveries = deliveries;
        this.sender = sender;
        this.schedule = schedule;
        this.timeToSend = sendTimeout.plus(CLAIM_MARGIN);
        this.executor = executor;
        this.clock = clock;
        this.claiming = new CoalescedTask(this::claimAndSend, executor);
        this.recording = new CoalescedTask(this::recordDelivered, executor);
    }

    /** Sends what is due, in the background; returns at once and joins no transaction. */
    void wakeUp() {
        claiming.request();
    }

    private void claimAndSend() {
        try {
            List<WebhookDelivery> claimed;
            do {
                claimed = deliveries.claim(slots, timeToSend);
                claimed.forEach(this::send);
            } while (!claimed.isEmpty());
        } catch (RuntimeException e) {
            // Such as a database that is away. The timer asks again in a second: too often for a stack trace each
            LOG.log(Level.WARNING, "Due webhooks cannot be claimed: {0}", e.toString());
        }
    }

    // The last stage ends everything; nobody is left to wait for it
    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(WebhookDelivery delivery) {
        slots.take(delivery.host());
        // What is written down needs a transaction and blocks: not on the HTTP client's or the JDK's timer thread
        sender.send(delivery).thenAccept(error -> {
            if (error.isEmpty()) {
                delivered.add(delivery);
                recording.request();
            } else {
                CompletableFuture.runAsync(() -> recordFailure(delivery, error.get()), executor)
                        .whenComplete((recorded, failure) -> release(delivery, failure));
            }
        });
    }

    /** All that have been delivered by now in one commit. */
    private void recordDelivered() {
        List<WebhookDelivery> batch = nextDelivered();
        while (!batch.isEmpty()) {
            RuntimeException failure = null;
            try {
                deliveries.recordDelivered(batch);
            } catch (RuntimeException e) {
                failure = e;
            }
            for (WebhookDelivery delivery : batch) {
                release(delivery, failure);
            }
            batch = nextDelivered();
        }
    }

    private List<WebhookDelivery> nextDelivered() {
        List<WebhookDelivery> batch = new ArrayList<>();
        for (WebhookDelivery next = delivered.poll(); next != null; next = delivered.poll()) {
            batch.add(next);
        }
        return batch;
    }

    private void recordFailure(WebhookDelivery delivery, String error) {
        DeliveryOutcome outcome = outcome(delivery, error);
        if (deliveries.record(delivery, outcome)) {
            log(delivery, outcome);
        }
    }

    private DeliveryOutcome outcome(WebhookDelivery delivery, String error) {
        return schedule.after(delivery.attempt())
                .<DeliveryOutcome>map(pause -> new RetryAt(clock.instant().plus(pause), error))
                .orElseGet(() -> new Exhausted(error));
    }

    private void release(WebhookDelivery delivery, Throwable failure) {
        if (failure != null) {
            LOG.log(
                    Level.WARNING,
                    "Webhook {0} of job {1}: its outcome is lost, it will be sent again: {2}",
                    delivery.id(),
                    delivery.jobId(),
                    failure);
        }
        if (slots.release(delivery.host())) {
            wakeUp();
        }
    }

    /** The host and not the URL, whose path and query may be secrets. */
    private static void log(WebhookDelivery delivery, DeliveryOutcome outcome) {
        if (outcome instanceof Exhausted exhausted) {
            LOG.log(
                    Level.INFO,
                    "Webhook {0} of job {1}: given up after {2} sends to {3}: {4}",
                    delivery.id(),
                    delivery.jobId(),
                    delivery.attempt(),
                    delivery.host(),
                    exhausted.error());
        } else if (outcome instanceof RetryAt retry && delivery.attempt() == 1) {
            LOG.log(
                    Level.INFO,
                    "Webhook {0} of job {1}: the first send to {2} failed, the next is at {3}: {4}",
                    delivery.id(),
                    delivery.jobId(),
                    delivery.host(),
                    retry.at(),
                    retry.error());
        }
    }
}
