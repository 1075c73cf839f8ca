package org.petstore.server;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
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
        var last = new AtomicReference<Answer>();
        await("job %s to be at %d %%".formatted(actual, atLeast))
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    last.set(client.get("/jobs/" + actual));
                    return last.get().json().getInt("progress") >= atLeast;
                });
        if (!last.get().json().getString("status").equals("processing")) {
            failWithMessage(
                    "Expected job %s to be in work, but it tells %s",
                    actual, last.get().text());
        }
        return last.get();
    }

    private Answer reaches(Set<String> states, Duration atMost) {
        var last = new AtomicReference<Answer>();
        await("job %s to be one of %s".formatted(actual, states))
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    last.set(client.get("/jobs/" + actual));
                    // Without its database the server cannot tell; whoever waits asks again
                    return last.get().status() != 503
                            && states.contains(last.get().json().getString("status"));
                });
        return last.get();
    }
}
