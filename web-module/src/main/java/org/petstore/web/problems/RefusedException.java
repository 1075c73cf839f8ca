package org.petstore.web.problems;

import jakarta.ws.rs.core.Response.StatusType;
import java.time.Duration;
import java.util.Optional;

/** The request is refused; the message is written for the client. */
public class RefusedException extends RuntimeException {

    private final transient StatusType status;
    private final transient Optional<Duration> retryAfter;

    public RefusedException(StatusType status, String message) {
        this(status, message, Optional.empty());
    }

    /**
     * Refuses the request for the time being.
     *
     * @param retryAfter when it may be sent again; whole seconds
     */
    public RefusedException(StatusType status, String message, Duration retryAfter) {
        this(status, message, Optional.of(retryAfter));
    }

    private RefusedException(StatusType status, String message, Optional<Duration> retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    StatusType status() {
        return status;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
