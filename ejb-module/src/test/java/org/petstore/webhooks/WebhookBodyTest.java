package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.petstore.jobs.Job;
import org.petstore.jobs.JobFinished;
import org.petstore.jobs.JobStatus;

class WebhookBodyTest {

    @Test
    void completedJobTellsWhereItsResultIs() {
        assertThat(body(EndedJob.completed("/reports/018f0c5e-0000-7000-8000-000000000001")))
                .isEqualTo("{\"jobId\":\"018f0c5e-0000-7000-8000-000000000001\",\"status\":\"completed\","
                        + "\"resultUrl\":\"/reports/018f0c5e-0000-7000-8000-000000000001\","
                        + "\"completedAt\":\"2024-03-01T09:30:00.500Z\"}");
    }

    @Test
    void completedJobWithResultsTellsThemInstead() {
        JsonObject results = Json.createObjectBuilder()
                .add("created", 1)
                .add("failed", 1)
                .add(
                        "errors",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder().add("row", 2).add("error", "price: must be above 0")))
                .build();

        assertThat(body(EndedJob.completed("/imports/1"), Optional.of(results)))
                .isEqualTo("{\"jobId\":\"018f0c5e-0000-7000-8000-000000000001\",\"status\":\"completed\","
                        + "\"results\":{\"created\":1,\"failed\":1,"
                        + "\"errors\":[{\"row\":2,\"error\":\"price: must be above 0\"}]}}");
    }

    @Test
    void failedJobTellsWhatWentWrong() {
        assertThat(body(EndedJob.failed("No column \"name\"")))
                .isEqualTo("{\"jobId\":\"018f0c5e-0000-7000-8000-000000000001\",\"status\":\"failed\","
                        + "\"error\":\"No column \\\"name\\\"\",\"completedAt\":\"2024-03-01T09:30:00.500Z\"}");
    }

    @Test
    void cancelledJobTellsWhen() {
        assertThat(body(EndedJob.in(JobStatus.CANCELLED)))
                .isEqualTo("{\"jobId\":\"018f0c5e-0000-7000-8000-000000000001\",\"status\":\"cancelled\","
                        + "\"completedAt\":\"2024-03-01T09:30:00.500Z\"}");
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "PROCESSING"})
    void jobThatHasNotEndedHasNoBody(JobStatus status) {
        assertThatIllegalArgumentException().isThrownBy(() -> body(EndedJob.in(status)));
    }

    private static String body(Job job) {
        return body(job, Optional.empty());
    }

    private static String body(Job job, Optional<JsonObject> results) {
        return new String(WebhookBody.of(new JobFinished(job, results)), StandardCharsets.UTF_8);
    }
}
