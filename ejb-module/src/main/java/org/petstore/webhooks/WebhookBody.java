package org.petstore.webhooks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Optional;
import org.petstore.jobs.Job;
import org.petstore.jobs.JobFinished;
import org.petstore.platform.Timestamps;

/** What a receiver is told of a job that has ended. The order of the members is part of the contract. */
final class WebhookBody {

    private WebhookBody() {}

    /** The bytes to sign and send. */
    static byte[] of(JobFinished finished) {
        return JavaScriptJson.bytes(json(finished.job(), finished.results()));
    }

    /** The bytes of an event that tells of no job, for receivers that want to be tried. */
    static byte[] test(Instant now) {
        return JavaScriptJson.bytes(Json.createObjectBuilder()
                .add("type", "test")
                .add("sentAt", Timestamps.text(now))
                .build());
    }

    private static JsonObject json(Job job, Optional<JsonObject> results) {
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("jobId", job.id().toString())
                .add("status", job.status().word());
        switch (job.status()) {
            case COMPLETED ->
                results.ifPresentOrElse(
                        told -> body.add("results", told),
                        () -> body.add("resultUrl", job.resultLocation().orElseThrow())
                                .add("completedAt", completedAt(job)));
            case FAILED -> body.add("error", job.error().orElseThrow()).add("completedAt", completedAt(job));
            case CANCELLED -> body.add("completedAt", completedAt(job));
            case PENDING, PROCESSING -> throw new IllegalArgumentException("Job " + job.id() + " has not ended");
        }
        return body.build();
    }

    private static String completedAt(Job job) {
        Instant completedAt = job.completedAt().orElseThrow();
        return Timestamps.text(completedAt);
    }
}
