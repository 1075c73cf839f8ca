package org.petstore.webhooks;

import java.util.UUID;

/** A subscriber's secret was stored with another key than this server has. */
class UnreadableSecretException extends RuntimeException {

    UnreadableSecretException(UUID subscriberId, Throwable cause) {
        super("The secret of subscriber " + subscriberId + " was stored with another key", cause);
    }
}
