package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.petstore.server.PetstoreClient.Answer;

/** What can be said of a request that was refused. */
final class ProblemAssert {

    private ProblemAssert() {}

    /** It has this status, and a problem (RFC 9457) with this as the guide's error. */
    static void assertProblem(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getInt("status")).isEqualTo(status);
        assertThat(answer.json().getString("error")).isEqualTo(error);
    }
}
