package org.petstore.web.problems;

import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.core.Response.StatusType;

/** Statuses that JAX-RS has no name for. */
public enum FurtherStatus implements StatusType {

    /** The request is well-formed, but contradicts what is known (RFC 9110, section 15.5.21). */
    UNPROCESSABLE_CONTENT(422, "Unprocessable Content"),

    /** The server cannot store what the request brings, for the time being (RFC 4918, section 11.5). */
    INSUFFICIENT_STORAGE(507, "Insufficient Storage");

    private final int code;
    private final String reasonPhrase;

    FurtherStatus(int code, String reasonPhrase) {
        this.code = code;
        this.reasonPhrase = reasonPhrase;
    }

    @Override
    public int getStatusCode() {
        return code;
    }

    @Override
    public Family getFamily() {
        return Family.familyOf(code);
    }

    @Override
    public String getReasonPhrase() {
        return reasonPhrase;
    }
}
