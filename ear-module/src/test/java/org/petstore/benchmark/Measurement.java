package org.petstore.benchmark;

import java.util.Optional;

/** One kind of work, or one limit of the machine. It leaves the server idle. */
interface Measurement {

    void run(Subject subject, Results results) throws Exception;

    /** Why it cannot be taken of this subject. */
    default Optional<String> obstacle(Subject subject) {
        return Optional.empty();
    }
}
