package org.petstore.idempotency;

/**
 * What a client calls one request of its, in the scope in which that is one request.
 *
 * @param caller who sends it
 * @param operation method and path
 * @param value chosen by the client; 1 to {@value #LONGEST} printable ASCII characters
 */
public record IdempotencyKey(String caller, String operation, String value) {

    /** Whoever has not logged in; nobody can yet. */
    public static final String ANONYMOUS = "anonymous";

    /** The most characters that a value may have. */
    public static final int LONGEST = 255;
}
