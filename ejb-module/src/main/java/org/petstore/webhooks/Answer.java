package org.petstore.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of one send.
 *
 * @param status of the answer (RFC 9110, section 15); empty if there was none
 * @param error what went wrong, for people, without addresses and without what was answered; empty if the receiver took
 *     the message
 * @param response how the body of the answer began; empty if there was none
 * @param retryAfter the pause that the receiver asked for (RFC 9110, section 10.2.3)
 */
public record Answer(
        Instant sentAt,
        Duration duration,
        Optional<Integer> status,
        Optional<String> error,
        Optional<String> response,
        Optional<Duration> retryAfter) {

    private static final int GONE = 410;

    boolean isDelivered() {
        return error.isEmpty();
    }

    /** The receiver wants no more, of anything. */
    boolean isGone() {
        return status.filter(code -> code == GONE).isPresent();
    }
}
