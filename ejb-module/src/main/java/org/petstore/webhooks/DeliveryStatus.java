package org.petstore.webhooks;

import java.util.Locale;

/** Where a delivery stands. Only {@link WebhookDeliveryRepository} moves it, by conditional updates. */
enum DeliveryStatus {
    /**
     * Waits for its next send, or is being sent. {@link WebhookDispatcher} moves it on; if the process dies here, the
     * claim runs out and the delivery is sent again.
     */
    PENDING,

    /** The receiver answered 2xx. Final. */
    DELIVERED,

    /** The last send allowed has failed. Final. */
    EXHAUSTED;

    /** The word stored. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeliveryStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
