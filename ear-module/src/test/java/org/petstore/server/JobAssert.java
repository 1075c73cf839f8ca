package org.petstore.server;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;
import org.petstore.server.PetstoreClient.Answer;

/** What can be said of a job, seen from outside. */
class JobAssert extends AbstractAssert<JobAssert, String> {

    private static final Set<String> FINAL = Set.of("completed", "failed", "cancelled");
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final PetstoreClient client;

    private JobAssert(PetstoreClient client, String jobId) {
        super(jobId, JobAssert.class);
        this.client = client;
    }

    static JobAssert assertThatJob(PetstoreClient client, String jobId) {
        return new JobAssert(client, jobId);
    }

    /** Waits for its end, which must be this one, and gives the status as it then is. */
    Answer endsAs(String status) {
        return endsAs(status, LONGEST);
    }

    Answer endsAs(String status, Duration atMost) {
        Answer end = reaches(FINAL, atMost);
        if (!end.json().getString("status").equals(status)) {
            failWithMessage("Expected job %s to end as %s, but it tells %s", actual, status, end.text());
        }
        return end;
    }

    Answer completes() {
        return endsAs("completed");
    }

    /** Waits until somebody works on it. */
    Answer isInWork() {
        return reaches(Set.of("processing"), LONGEST);
    }

    /** Waits until that much of the work is done; it must not be over by then. */
    Answer isInWorkWithProgress(int atLeast) {
        Answer inWork = tells(
                "at %d %%".formatted(atLeast),
                LONGEST,
                Duration.ofMillis(10),
                answer -> answer.json().getInt("progress") >= atLeast);
        if (!inWork.json().getString("status").equals("processing")) {
            failWithMessage("Expected job %s to be in work, but it tells %s", actual, inWork.text());
        }
        return inWork;
    }

    private Answer reaches(Set<String> states, Duration atMost) {
        return tells(
                "one of " + states,
                atMost,
                Duration.ofMillis(50),
                // Without its database the server cannot tell; whoever waits asks again
                answer ->
                        answer.status() != 503 && states.contains(answer.json().getString("status")));
    }

    private Answer tells(String what, Duration atMost, Duration interval, Predicate<Answer> expected) {
        var last = new AtomicReference<Answer>();
        await("job %s to be %s".formatted(actual, what))
                .atMost(atMost)
                .pollInterval(interval)
                .until(() -> {
                    last.set(client.get("/jobs/" + actual));
                    return expected.test(last.get());
                });
        return last.get();
    }
}
