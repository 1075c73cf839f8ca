package org.petstore.benchmark;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How a job ended, as its status tells.
 *
 * @param completedAt by the server's clock; null unless completed
 * @param location where its result is; null unless completed
 */
record JobEnd(String status, Instant completedAt, String location) {

    private static final Set<String> UNFINISHED = Set.of("pending", "processing");

    /** Empty if it has not ended. */
    static Optional<JobEnd> of(HttpAnswer answer) {
        if (answer.status() == 404) {
            return Optional.of(new JobEnd("unknown", null, null));
        }
        JsonObject job = answer.json();
        String status = job.getString("status");
        if (UNFINISHED.contains(status)) {
            return Optional.empty();
        }
        return Optional.of(
                answer.status() == 303
                        ? new JobEnd(
                                status,
                                Instant.parse(job.getString("completedAt")),
                                answer.headers().get("location"))
                        : new JobEnd(status, null, null));
    }

    boolean isCompleted() {
        return status.equals("completed");
    }
}
