package org.petstore.idempotency;

/** Another request with the same key is being done. */
public class RequestInProgressException extends RuntimeException {

    RequestInProgressException() {
        super("A request with this key is in progress", null, false, false);
    }
}
