package org.petstore.jobs;

/** The attempt no longer owns its job (cancelled, taken over or the server stops): end now, quietly. */
public class JobStoppedException extends RuntimeException {

    JobStoppedException(String message) {
        super(message, null, false, false);
    }
}
