package org.petstore.webhooks;

import java.time.Instant;
import java.util.Optional;

/**
 * The secrets of one receiver.
 *
 * @param previous signs as well, until another moment, so that the receiver has time to learn of the current one
 */
record SigningSecrets(WebhookSecret current, Optional<Previous> previous) {

    /** The secret before the current one. */
    record Previous(WebhookSecret secret, Instant until) {}

    Optional<WebhookSecret> previousAt(Instant moment) {
        return previous.filter(old -> moment.isBefore(old.until())).map(Previous::secret);
    }
}
