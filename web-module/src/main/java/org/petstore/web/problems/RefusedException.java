package org.petstore.web.problems;

import jakarta.ws.rs.core.Response.StatusType;

/** The request is refused; the message is written for the client. */
public class RefusedException extends RuntimeException {

    private final transient StatusType status;

    public RefusedException(StatusType status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    StatusType status() {
        return status;
    }
}
