package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.server.PetstoreClient.Answer;

/** Clients that cannot do all of HTTP: they follow every redirect, or none, or can only GET and POST. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class OldClientsIT {

    private static final String OVERRIDE = "X-HTTP-Method-Override";

    private PetstoreClient client;

    @BeforeAll
    void useServer(PetstoreClient client) {
        this.client = client;
    }

    @Test
    void aCompletedJobIsToldWithoutARedirectOnRequest() {
        String jobId = client.requestReport("2030-01", "csv").jobId();
        assertThatJob(client, jobId).completes();

        Answer answer = client.get("/jobs/" + jobId + "?redirect=false");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Location")).isNull();
        assertThat(answer.json().getString("status")).isEqualTo("completed");
        assertThat(answer.json().getString("resultUrl")).isEqualTo("/reports/" + jobId);
        assertThat(client.get("/jobs/" + jobId + "?redirect=true").status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "0", "FALSE"})
    void redirectIsTrueOrFalse(String redirect) {
        String jobId = client.requestReport("2030-01", "csv").jobId();

        Answer answer = client.get("/jobs/" + jobId + "?redirect=" + redirect);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo("redirect must be true or false");
    }

    @Test
    void aPostMayStandForWhatAClientCannotSend() {
        String jobId = client.requestReport("2024-03", "pdf").jobId();

        Answer cancelled = client.send("POST", "/jobs/" + jobId, Map.of(OVERRIDE, "DELETE"));
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.json().getString("status")).isEqualTo("cancelled");

        Answer status = client.send("POST", "/jobs/" + jobId, Map.of(OVERRIDE, "GET"));
        assertThat(status.json()).isEqualTo(client.get("/jobs/" + jobId).json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HEAD", "PATCH", "delete", "DELETE, GET", "POST /x"})
    void onlyMethodsThatAreKnownAreTaken(String method) {
        Answer answer = client.send("POST", "/jobs/1", Map.of(OVERRIDE, method));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo("X-HTTP-Method-Override must be DELETE or GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE", "PUT"})
    void onlyAPostStandsForAnother(String method) {
        String jobId = client.requestReport("2024-03", "csv").jobId();

        Answer answer = client.send(method, "/jobs/" + jobId, Map.of(OVERRIDE, "DELETE"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo("X-HTTP-Method-Override is for POST only");
        assertThat(client.get("/jobs/" + jobId + "?redirect=false").json().getString("status"))
                .isNotEqualTo("cancelled");
    }
}
