package org.petstore.webhooks;

import java.time.Instant;

/** How a delivery goes on after a send. */
sealed interface DeliveryOutcome {

    /** The receiver has it. */
    record Delivered() implements DeliveryOutcome {}

    /** It failed, and the schedule has another send. */
    record RetryAt(Instant at) implements DeliveryOutcome {}

    /** It failed, and it was the last one. */
    record Exhausted() implements DeliveryOutcome {}

    /** The receiver is gone: nothing is sent there any more, unless by hand. */
    record Gone() implements DeliveryOutcome {}
}
