package org.petstore.benchmark;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * An import from the first byte of the upload to its end.
 *
 * @param uploaded until it was accepted
 * @param elapsed until the job was completed
 */
record ImportedFile(int created, int failed, Duration uploaded, Duration elapsed) {

    static ImportedFile of(Subject subject, String path, Path file) throws Exception {
        Instant start = Instant.now();
        String id = subject.jobs().upload(path, file);
        Instant accepted = Instant.now();
        JobEnd end = subject.jobs().await(id);
        if (!end.isCompleted()) {
            throw new IOException("The import of %s is %s".formatted(file, end.status()));
        }
        try (var connection = new HttpConnection(subject.base())) {
            JsonObject result = connection.get(end.location()).json();
            return new ImportedFile(
                    result.getInt("created"),
                    result.getInt("failed"),
                    Duration.between(start, accepted),
                    Duration.between(start, end.completedAt()));
        }
    }

    /** Rows of which the result tells something else than what the file holds. */
    int errors(int good, int bad) {
        return Math.abs(created - good) + Math.abs(failed - bad);
    }

    Result result(String what, int good, int bad) {
        return Result.of(what, good + bad, elapsed)
                .with(Result.ERRORS, errors(good, bad))
                .with("created", created)
                .with("failed", failed)
                .with("uploadSeconds", uploaded.toMillis() / 1e3);
    }
}
