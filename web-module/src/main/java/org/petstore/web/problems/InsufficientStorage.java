package org.petstore.web.problems;

import jakarta.ws.rs.core.Response.Status.Family;
import jakarta.ws.rs.core.Response.StatusType;

/** 507 (RFC 4918, section 11.5): the server cannot store what the request brings, for the time being. */
public enum InsufficientStorage implements StatusType {
    INSUFFICIENT_STORAGE;

    @Override
    public int getStatusCode() {
        return 507;
    }

    @Override
    public Family getFamily() {
        return Family.SERVER_ERROR;
    }

    @Override
    public String getReasonPhrase() {
        return "Insufficient Storage";
    }
}
