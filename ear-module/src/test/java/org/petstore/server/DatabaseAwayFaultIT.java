package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.petstore.server.JobAssert.assertThatJob;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petstore.server.PetstoreClient.Answer;

/** While the database is away requests are told so; work that it interrupts is done once it is back. */
class DatabaseAwayFaultIT {

    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(25);
    private static final int PETS = 400_000;
    private static final int EACH_BAD = 1_000;

    @Test
    void aDatabaseThatIsGoneAndComesBackCostsNoJob() throws Exception {
        try (var postgres = new OwnPostgres("postgres-that-crashes")) {
            survives(postgres, postgres::crash, postgres::start);
        }
    }

    @Test
    void aDatabaseThatHangsAndWakesUpCostsNoJob() throws Exception {
        try (var postgres = new OwnPostgres("postgres-that-hangs")) {
            survives(postgres, postgres::freeze, postgres::thaw);
        }
    }

    private static void survives(OwnPostgres postgres, Runnable goes, Runnable comes) throws Exception {
        try (var server = new PetstoreServer("database-away").on(postgres).start()) {
            PetstoreClient client = server.client();
            LargeMonth.store(client);
            String report = LargeMonth.pdf(client);
            String pets =
                    client.importPets(GeneratedCsv.petsWithBad(PETS, EACH_BAD)).jobId();
            assertThatJob(client, report).isInWork();
            assertThatJob(client, pets).isInWorkWithProgress(1);

            goes.run();
            List<Answer> answers = askDuring(OUTAGE, client, "/jobs/" + pets);
            comes.run();

            assertThat(answers).isNotEmpty().allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(answer.header("Retry-After")).isEqualTo("5");
                assertThat(answer.json().getString("error"))
                        .isEqualTo("The server cannot reach its database at present; try again later");
            });
            assertThatJob(client, pets).completes();
            JsonObject results = client.get("/imports/" + pets).json();
            assertThat(results.getInt("created")).isEqualTo(PETS - PETS / EACH_BAD);
            assertThat(results.getInt("failed")).isEqualTo(PETS / EACH_BAD);
            assertThat(postgres.number("select count(*) from pets")).isEqualTo(PETS - PETS / EACH_BAD);
            assertThat(postgres.number("select count(distinct name) from pets")).isEqualTo(PETS - PETS / EACH_BAD);
            Answer end = assertThatJob(client, report).completes();
            LargeMonth.assertThatPdfIsWhole(client.get(end.header("Location")).bytes());
            assertThat(postgres.number("select count(*) from jobs where status <> 'completed'"))
                    .as("jobs whose request was told that they could not be accepted may be, none is lost")
                    .isZero();
            assertThat(postgres.number("select max(failures) from jobs"))
                    .as("an outage, however long, costs a job one of its three tries at most")
                    .isBetween(0L, 1L);
        }
    }

    /** Requests of both kinds, one after the other; all answers that came during the outage. */
    private static List<Answer> askDuring(Duration outage, PetstoreClient client, String path) {
        List<Answer> answers = new ArrayList<>();
        Instant end = Instant.now().plus(outage);
        await("the outage to last").atMost(outage.plus(LONGEST_ANSWER)).until(() -> {
            Instant asked = Instant.now();
            Answer answer = answers.size() % 2 == 0 ? client.get(path) : client.requestReport("2030-01", "csv");
            assertThat(Duration.between(asked, Instant.now()))
                    .as("an answer within a bounded time")
                    .isLessThan(LONGEST_ANSWER);
            answers.add(answer);
            return Instant.now().isAfter(end);
        });
        return answers;
    }
}
