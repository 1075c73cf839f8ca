package org.petstore.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Kills the server in the middle of its work, and tells how long after it is ready again everything that it had
 * accepted has ended.
 */
final class RecoveryTime implements Measurement {

    private static final int CONNECTIONS = 16;
    private static final int PROGRESS_TO_KILL_AT = 40;
    private static final Duration AT_MOST = Duration.ofMinutes(5);

    @Override
    public Optional<String> obstacle(Subject subject) {
        return subject.isOwnServer() ? Optional.empty() : Optional.of("needs a server that may be killed");
    }

    @Override
    public void run(Subject subject, Results results) throws Exception {
        results.add(killDrain(subject));
        results.add(killImport(subject));
    }

    private static Result killDrain(Subject subject) throws Exception {
        // Half of a drain
        int count = subject.options().jobs() / 2;
        List<String> accepted =
                subject.jobs().requestReports(count, CONNECTIONS, Jobs.report(Subject.SMALL_MONTH, "csv"));
        subject.kill();
        Duration start = restart(subject);
        Instant ready = Instant.now();
        Map<String, JobEnd> ends = subject.jobs().awaitAll(accepted, AT_MOST);
        List<Instant> completions = ends.values().stream()
                .filter(JobEnd::isCompleted)
                .map(JobEnd::completedAt)
                .toList();
        Instant last = completions.stream().max(Instant::compareTo).orElseThrow();
        return new Result("recovery: %,d jobs settled after ready".formatted(count))
                .with(Result.SECONDS, secondsAfter(ready, last))
                .with(Result.ERRORS, count - completions.size())
                .with(
                        "openAtReady",
                        completions.stream().filter(ready::isBefore).count())
                .with("startSeconds", start.toMillis() / 1e3);
    }

    private static Result killImport(Subject subject) throws Exception {
        int rows = subject.options().rows();
        int bad = PetFile.badRows(rows);
        Path file = subject.file("pets.csv");
        PetFile.writeWithBadRows(file, rows);
        long before = pets(subject);
        String id = subject.jobs().upload("/pets/import", file);
        int progress = awaitProgress(subject, id);
        subject.kill();
        Duration start = restart(subject);
        Instant ready = Instant.now();
        JobEnd end = subject.jobs().await(id);
        var result = new Result("recovery: import of %,d pets settled after ready".formatted(rows));
        if (!end.isCompleted()) {
            return result.with(Result.ERRORS, 1);
        }
        try (var connection = new HttpConnection(subject.base())) {
            var told = connection.get(end.location()).json();
            int created = told.getInt("created");
            int failed = told.getInt("failed");
            long stored = subject.hasPostgresql() ? pets(subject) - before : created;
            return result.with(Result.SECONDS, secondsAfter(ready, end.completedAt()))
                    .with(Result.ERRORS, Math.abs(stored - (rows - bad)) + Math.abs(failed - bad))
                    .with("killedAtPercent", progress)
                    .with("created", created)
                    .with("stored", stored)
                    .with("startSeconds", start.toMillis() / 1e3);
        }
    }

    private static int awaitProgress(Subject subject, String id) throws Exception {
        try (var connection = new HttpConnection(subject.base())) {
            while (true) {
                int progress = connection.get("/jobs/" + id).json().getInt("progress");
                if (progress >= PROGRESS_TO_KILL_AT) {
                    return progress;
                }
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    private static Duration restart(Subject subject) {
        long start = System.nanoTime();
        subject.restart();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static double secondsAfter(Instant ready, Instant last) {
        return Math.max(0, Duration.between(ready, last).toMillis() / 1e3);
    }

    /** How many the table has; always 0 where it cannot be seen. */
    private static long pets(Subject subject) throws SQLException {
        if (!subject.hasPostgresql()) {
            return 0;
        }
        try (Connection connection = subject.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from pets")) {
            count.next();
            return count.getLong(1);
        }
    }
}
