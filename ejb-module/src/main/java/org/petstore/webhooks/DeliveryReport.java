package org.petstore.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery and what came of it so far, for people.
 *
 * @param receiver the URL without its query, which may be a secret
 * @param status {@code pending}, {@code delivered} or {@code exhausted}
 * @param nextAttemptAt only while it is pending
 * @param endedAt only when it is not
 * @param error why the last send failed, or why there is none any more
 */
public record DeliveryReport(
        UUID id,
        UUID jobId,
        String receiver,
        String status,
        Instant createdAt,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> endedAt,
        Optional<String> error,
        List<Attempt> attempts) {

    /**
     * A send that has come to its end. One whose answer nobody knows is missing.
     *
     * @param number from 1, never used twice
     */
    public record Attempt(int number, Answer answer) {}

    static DeliveryReport of(WebhookDelivery delivery, List<Attempt> attempts) {
        boolean isPending = delivery.status() == DeliveryStatus.PENDING;
        return new DeliveryReport(
                delivery.id(),
                delivery.jobId(),
                delivery.url().replaceFirst("\\?.*", "?…"),
                delivery.status().word(),
                delivery.createdAt(),
                Optional.of(delivery.nextAttemptAt()).filter(at -> isPending),
                Optional.ofNullable(delivery.endedAt()),
                Optional.ofNullable(delivery.lastError()),
                attempts);
    }
}
