package org.petstore.webhooks;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.petstore.platform.CoalescedTask;
import org.petstore.webhooks.DeliveryOutcome.Delivered;
import org.petstore.webhooks.DeliveryOutcome.Exhausted;
import org.petstore.webhooks.DeliveryOutcome.Gone;
import org.petstore.webhooks.DeliveryOutcome.RetryAt;

/** Claims due deliveries as slots become free, has them sent, and has what came of it written down. */
class WebhookDispatcher {

    private static final Logger LOG = System.getLogger(WebhookDispatcher.class.getName());

    /** For what a send needs beside the exchange: a free thread, the name's lookup, the record of its outcome. */
    private static final Duration CLAIM_MARGIN = Duration.ofSeconds(5);

    /** Until what is wrong on our side may have been mended. */
    private static final Duration PAUSE_AFTER_OWN_FAULT = Duration.ofMinutes(1);

    /** In one transaction. */
    private static final int MOST_RECORDED_TOGETHER = 100;

    private final SendSlots slots;
    private final WebhookDeliveryRepository deliveries;
    private final WebhookSender sender;
    private final RetrySchedule schedule;
    private final Duration timeToSend;
    private final Clock clock;
    private final Executor executor;
    private final CoalescedTask claiming;
    private final Queue<DeliveryAttempt> ended = new ConcurrentLinkedQueue<>();
    private final CoalescedTask recording;

    WebhookDispatcher(
            WebhookDeliveryRepository deliveries,
            WebhookSender sender,
            RetrySchedule schedule,
            Duration sendTimeout,
            Executor executor,
            Clock clock) {
        this.slots = new SendSlots(SendSlots.MOST, SendSlots.MOST_PER_HOST, new HostCircuits(clock));
        this.deliveries = deliveries;
        this.sender = sender;
        this.schedule = schedule;
        this.timeToSend = sendTimeout.plus(CLAIM_MARGIN);
        this.clock = clock;
        this.executor = executor;
        this.claiming = new CoalescedTask(this::claimAndSend, executor);
        this.recording = new CoalescedTask(this::record, executor);
    }

    /** Sends what is due, in the background; returns at once and joins no transaction. */
    void wakeUp() {
        claiming.request();
    }

    /** The same for a delivery to this host; if that has no slot at present, the next to become free is its wake-up. */
    void wakeUp(String host) {
        if (!slots.fullHosts().contains(host)) {
            wakeUp();
        }
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
        // What is to be written needs a transaction and blocks: not on a thread that waits for connections
        sender.send(delivery)
                .thenAccept(answer -> {
                    ended.add(new DeliveryAttempt(delivery, answer, outcome(delivery, answer)));
                    recording.request();
                })
                .exceptionally(fault -> {
                    try {
                        executor.execute(() -> postpone(delivery, fault));
                    } catch (RejectedExecutionException e) {
                        // The application stops, or is out of threads: due again when the claim has run out
                        slots.release(delivery.host());
                    }
                    return null;
                });
    }

    /** No fault of the receiver: neither its schedule nor what is known of it changes. */
    private void postpone(WebhookDelivery delivery, Throwable fault) {
        LOG.log(Level.WARNING, "Webhook %s cannot be sent, it has to wait".formatted(delivery.id()), fault);
        try {
            deliveries.postpone(delivery, clock.instant().plus(PAUSE_AFTER_OWN_FAULT));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Webhook {0} is due again when its claim has run out: {1}", delivery.id(), e);
        }
        if (slots.release(delivery.host())) {
            wakeUp();
        }
    }

    private DeliveryOutcome outcome(WebhookDelivery delivery, Answer answer) {
        if (answer.isDelivered()) {
            return new Delivered();
        }
        if (answer.isGone()) {
            return new Gone();
        }
        return schedule.after(delivery.attemptOfSchedule(), answer.retryAfter())
                .<DeliveryOutcome>map(pause -> new RetryAt(clock.instant().plus(pause)))
                .orElseGet(Exhausted::new);
    }

    /** All that have ended by now, many in one commit. */
    private void record() {
        for (List<DeliveryAttempt> batch = nextEnded(); !batch.isEmpty(); batch = nextEnded()) {
            try {
                deliveries.record(batch);
                batch.forEach(WebhookDispatcher::log);
            } catch (RuntimeException e) {
                LOG.log(
                        Level.WARNING,
                        "What came of {0} webhooks is lost, they will be sent again: {1}",
                        batch.size(),
                        e.toString());
            }
            batch.forEach(this::release);
            batch.stream().map(attempt -> attempt.delivery().host()).distinct().forEach(this::deferIfPaused);
        }
    }

    /** Else each claim would have to look through all that waits for a host that gets nothing. */
    private void deferIfPaused(String host) {
        slots.pausedUntil(host).ifPresent(until -> {
            try {
                deliveries.defer(host, until);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "What waits for {0} stays due: {1}", host, e.toString());
            }
        });
    }

    private List<DeliveryAttempt> nextEnded() {
        List<DeliveryAttempt> batch = new ArrayList<>();
        while (batch.size() < MOST_RECORDED_TOGETHER && !ended.isEmpty()) {
            batch.add(ended.remove());
        }
        return batch;
    }

    private void release(DeliveryAttempt attempt) {
        if (slots.release(attempt.delivery().host(), attempt.answer().status().isPresent())) {
            wakeUp();
        }
    }

    /** The host and not the URL, whose path and query may be secrets. */
    private static void log(DeliveryAttempt attempt) {
        WebhookDelivery delivery = attempt.delivery();
        String error = attempt.answer().error().orElse("");
        if (attempt.outcome().status() == DeliveryStatus.EXHAUSTED) {
            LOG.log(
                    Level.INFO,
                    "Webhook {0} of job {1}: given up after {2} sends to {3}: {4}",
                    delivery.id(),
                    delivery.jobId(),
                    delivery.attempt(),
                    delivery.host(),
                    error);
        } else if (attempt.outcome() instanceof RetryAt retry && delivery.attemptOfSchedule() == 1) {
            LOG.log(
                    Level.INFO,
                    "Webhook {0} of job {1}: the first send to {2} failed, the next is at {3}: {4}",
                    delivery.id(),
                    delivery.jobId(),
                    delivery.host(),
                    retry.at(),
                    error);
        }
    }
}
