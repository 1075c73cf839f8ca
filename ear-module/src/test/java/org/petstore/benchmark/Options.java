package org.petstore.benchmark;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the command line says, as system properties {@code benchmark.…}; docs/performance.md has the table.
 *
 * @param time of each measurement that goes on for a time, and of the warm-up before it
 * @param rows pets in a file, and orders in a month
 * @param jobs to be drained
 * @param only the names of the measurements to take; empty means all
 * @param base of a server that runs already
 * @param postgresql whether the server that is started uses PostgreSQL
 * @param directory for files and the result
 */
record Options(
        Duration time, int rows, int jobs, List<String> only, Optional<URI> base, boolean postgresql, Path directory) {

    /** The webhooks are measured with as many jobs at most. */
    private static final int MOST_WEBHOOKS = 2_000;

    /**
     * Reads them.
     *
     * @param measurements the names that there are
     * @throws IllegalArgumentException if one is wrong; the message names it
     */
    static Options read(Function<String, String> property, Collection<String> measurements) {
        return new Options(
                Duration.ofSeconds(positive(property, "benchmark.seconds")),
                positive(property, "benchmark.rows"),
                positive(property, "benchmark.jobs"),
                only(property, measurements),
                text(property, "benchmark.base").map(URI::create),
                isPostgresql(property),
                Path.of(property.apply("benchmark.directory")));
    }

    int webhooks() {
        return Math.min(jobs, MOST_WEBHOOKS);
    }

    private static List<String> only(Function<String, String> property, Collection<String> measurements) {
        List<String> only = text(property, "benchmark.only")
                .map(names -> List.of(names.split(",")))
                .orElse(List.of());
        if (!measurements.containsAll(only)) {
            throw new IllegalArgumentException("benchmark.only is '%s'; it must be of %s"
                    .formatted(String.join(",", only), String.join(",", measurements)));
        }
        return only;
    }

    private static int positive(Function<String, String> property, String name) {
        String value = property.apply(name);
        if (value == null || !value.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("%s is '%s'; it must be a number above 0".formatted(name, value));
        }
        return Integer.parseInt(value);
    }

    private static boolean isPostgresql(Function<String, String> property) {
        String database = property.apply("benchmark.database");
        return switch (String.valueOf(database)) {
            case "postgresql" -> true;
            case "h2" -> false;
            default ->
                throw new IllegalArgumentException(
                        "benchmark.database is '%s'; it must be postgresql or h2".formatted(database));
        };
    }

    private static Optional<String> text(Function<String, String> property, String name) {
        return Optional.ofNullable(property.apply(name)).filter(value -> !value.isBlank());
    }
}
