package org.petstore.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** How long it takes from the first request to the end of the last one of many tiny jobs. */
final class DrainRate implements Measurement {

    private static final int CONNECTIONS = 16;
    private static final int JOBS_TO_WARM_UP = 500;
    private static final Duration AT_MOST = Duration.ofMinutes(10);

    @Override
    public void run(Subject subject, Results results) throws Exception {
        for (String format : List.of("csv", "pdf")) {
            results.add(drain(subject, Subject.EMPTY_MONTH, format, "an empty month"));
            results.add(drain(subject, Subject.SMALL_MONTH, format, "10 orders"));
        }
    }

    private static Result drain(Subject subject, YearMonth month, String format, String content) throws Exception {
        String report = Jobs.report(month, format);
        Jobs jobs = subject.jobs();
        jobs.awaitAll(jobs.requestReports(JOBS_TO_WARM_UP, CONNECTIONS, report), AT_MOST);

        int count = subject.options().jobs();
        Instant start = Instant.now();
        List<String> accepted = jobs.requestReports(count, CONNECTIONS, report);
        Instant lastAccepted = Instant.now();
        Map<String, JobEnd> ends = jobs.awaitAll(accepted, AT_MOST);
        Instant lastCompleted = ends.values().stream()
                .filter(JobEnd::isCompleted)
                .map(JobEnd::completedAt)
                .max(Instant::compareTo)
                .orElseThrow();
        long completed = ends.values().stream().filter(JobEnd::isCompleted).count();
        return Result.of(
                        "drain %,d jobs: %s of %s".formatted(count, format, content),
                        completed,
                        Duration.between(start, lastCompleted))
                .with(Result.ERRORS, count - completed)
                .with("acceptSeconds", Duration.between(start, lastAccepted).toMillis() / 1e3);
    }
}
