package org.petstore.benchmark;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Whether those who ask for a job's status notice that a large report is being made: 50 requests a second. */
final class StatusDuringReport implements Measurement {

    @Override
    public void run(Subject subject, Results results) throws Exception {
        String finished = subject.jobs().requestReport(Subject.EMPTY_MONTH, "csv");
        subject.jobs().await(finished);

        var idle = new CompletableFuture<Void>()
                .completeOnTimeout(null, subject.time().toMillis(), TimeUnit.MILLISECONDS);
        results.add(Result.of(
                "50 GET /jobs/{id} a second, idle",
                PacedLoad.get(subject.base(), "/jobs/" + finished, 303, () -> !idle.isDone())));

        String large = subject.jobs().requestReport(Subject.LARGE_MONTH, "pdf");
        CompletableFuture<JobEnd> report = CompletableFuture.supplyAsync(() -> end(subject, large));
        results.add(Result.of(
                "50 GET /jobs/{id} a second, beside a large PDF",
                PacedLoad.get(subject.base(), "/jobs/" + finished, 303, () -> !report.isDone())));
        report.get();
    }

    private static JobEnd end(Subject subject, String id) {
        try {
            return subject.jobs().await(id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
