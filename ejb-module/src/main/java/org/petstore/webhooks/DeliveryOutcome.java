package org.petstore.webhooks;

import java.time.Instant;

/** How a send that failed goes on. Errors are short sentences for people, free of secrets and of what was answered. */
sealed interface DeliveryOutcome {

    /** It failed, and the schedule has another send. */
    record RetryAt(Instant at, String error) implements DeliveryOutcome {}

    /** It failed, and it was the last one. */
    record Exhausted(String error) implements DeliveryOutcome {}
}
