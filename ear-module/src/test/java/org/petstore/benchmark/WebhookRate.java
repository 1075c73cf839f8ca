package org.petstore.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.petstore.benchmark.CallbackReceiver.Callbacks;

/** How long it takes from the first request to the last webhook, and whether each job's has come. */
final class WebhookRate implements Measurement {

    private static final int CONNECTIONS = 16;
    private static final int JOBS_TO_WARM_UP = 200;
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    @Override
    public void run(Subject subject, Results results) throws Exception {
        int jobs = subject.options().webhooks();
        send(subject, JOBS_TO_WARM_UP, 0, "");
        results.add(send(subject, jobs, 0, "webhooks of %,d jobs".formatted(jobs)));
        results.add(send(subject, jobs, 1, "webhooks of %,d jobs, first try refused".formatted(jobs)));
    }

    private static Result send(Subject subject, int count, int refusals, String what) throws Exception {
        try (var receiver = new CallbackReceiver(refusals)) {
            Instant start = Instant.now();
            List<String> accepted = subject.jobs()
                    .requestReports(count, CONNECTIONS, Jobs.report(Subject.EMPTY_MONTH, "csv", receiver.url()));
            long deadline = System.nanoTime() + AT_MOST.toNanos();
            while (receiver.takenJobs() < count && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            Map<String, Callbacks> callbacks = receiver.callbacks();
            List<Callbacks> taken = accepted.stream()
                    .map(callbacks::get)
                    .filter(Objects::nonNull)
                    .filter(job -> job.taken() > 0)
                    .toList();
            Instant last = taken.stream()
                    .map(Callbacks::firstTaken)
                    .max(Instant::compareTo)
                    .orElseThrow();
            return Result.of(what, taken.size(), Duration.between(start, last))
                    .with(Result.ERRORS, count - taken.size())
                    .with("lost", count - taken.size())
                    .with("twice", taken.stream().filter(job -> job.taken() > 1).count());
        }
    }
}
