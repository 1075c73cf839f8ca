package org.petstore.webhooks;

import java.time.Instant;

/** How a delivery goes on after a send. */
sealed interface DeliveryOutcome {

    /** Where the delivery stands after it. */
    DeliveryStatus status();

    /** The receiver has it. */
    record Delivered() implements DeliveryOutcome {

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.DELIVERED;
        }
    }

    /** It failed, and the schedule has another send. */
    record RetryAt(Instant at) implements DeliveryOutcome {

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.PENDING;
        }
    }

    /** It failed, and it was the last one. */
    record Exhausted() implements DeliveryOutcome {

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.EXHAUSTED;
        }
    }

    /** The receiver is gone: nothing is sent there any more, unless by hand. */
    record Gone() implements DeliveryOutcome {

        @Override
        public DeliveryStatus status() {
            return DeliveryStatus.EXHAUSTED;
        }
    }
}
