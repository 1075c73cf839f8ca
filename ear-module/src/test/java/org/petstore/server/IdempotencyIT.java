package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.petstore.server.JobAssert.assertThatJob;
import static org.petstore.server.PetstoreClient.part;
import static org.petstore.server.ProblemAssert.assertProblem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.server.PetstoreClient.Answer;

/** A client that had no answer sends its request again and gets the answer, not a second job. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class IdempotencyIT {

    private static final String REPORT = "{\"month\":\"2030-01\",\"format\":\"csv\"}";
    private static final int CLIENTS = 100;

    private PetstoreServer server;
    private PetstoreClient client;

    @BeforeAll
    void useServer(PetstoreServer server, PetstoreClient client) {
        this.server = server;
        this.client = client;
    }

    private PetstoreClient keyed(String key) {
        return client.with("Idempotency-Key", key);
    }

    private static String newKey() {
        return "\"" + UUID.randomUUID() + "\"";
    }

    @Test
    void theSameRequestGetsTheFirstAnswerBeforeAndAfterTheJobHasEnded() {
        PetstoreClient keyed = keyed(newKey());
        Answer first = keyed.requestReport(REPORT);
        Answer atOnce = keyed.requestReport(REPORT);
        assertThatJob(client, first.jobId()).completes();
        Answer afterwards = keyed.requestReport(REPORT);

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(Duration.between(
                        Instant.parse(first.json().getString("createdAt")),
                        Instant.parse(first.header("Idempotency-Expires"))))
                .hasHours(24);
        assertThat(List.of(atOnce, afterwards)).allSatisfy(again -> assertReplayed(again, first));
    }

    @Test
    void withoutAKeyEachRequestMakesAJob() {
        Answer first = client.requestReport(REPORT);

        assertThat(client.requestReport(REPORT).jobId()).isNotEqualTo(first.jobId());
        assertThat(first.header("Idempotency-Expires")).isNull();
    }

    @Test
    void aKeyIsTheSameWithAndWithoutQuotes() {
        String key = UUID.randomUUID().toString();
        Answer first = keyed(key).requestReport(REPORT);

        assertReplayed(keyed("\"" + key + "\"").requestReport(REPORT), first);
    }

    @Test
    void theSameFieldsInAnotherFormAreTheSameRequest() {
        PetstoreClient keyed = keyed(newKey());
        Answer first = keyed.requestReport(REPORT);

        assertReplayed(keyed.requestReport("{ \"format\" : \"csv\", \"month\" : \"2030-01\" }"), first);
    }

    @Test
    void anotherRequestWithTheKeyIsRefusedAndTheKeyStandsForTheFirst() {
        PetstoreClient keyed = keyed(newKey());
        Answer first = keyed.requestReport(REPORT);

        Answer other = keyed.requestReport("2030-02", "csv");

        assertProblem(other, 422, "This Idempotency-Key was used for another request");
        assertReplayed(keyed.requestReport(REPORT), first);
    }

    @Test
    void aKeyMeansSomethingElseAtAnotherAddress() {
        PetstoreClient keyed = keyed(newKey());

        assertThat(List.of(
                        keyed.requestReport(REPORT),
                        keyed.importPets(GeneratedCsv.pets(1)),
                        keyed.importOrders("id,order_date,customer,pet_id,quantity,total,status\n")))
                .allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(202);
                    assertThat(answer.header("Idempotency-Replayed")).isNull();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\"\"", "\"open", "close\"", "two words", "\"a\", \"b\"", "\"a\";b=1", "a,b", "back\\slash"})
    void aKeyThatIsNoneIsRefused(String key) {
        Answer answer = keyed(key).requestReport(REPORT);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getString("error")).startsWith("Idempotency-Key must ");
    }

    @Test
    void aKeyHasAtMost255Characters() {
        String longest = newKey().substring(0, 37) + "k".repeat(219) + "\"";

        assertThat(keyed(longest).requestReport(REPORT).status()).isEqualTo(202);
        assertProblem(
                keyed(longest.replaceFirst("k", "kk")).importPets(GeneratedCsv.pets(1)),
                400,
                "Idempotency-Key must have 1 to 255 characters");
    }

    @Test
    void aHundredAtOnceMakeOneJob() throws Exception {
        List<Answer> answers = aHundredAtOnce(List.of(keyed(newKey())));

        assertThat(answers)
                .extracting(Answer::jobId)
                .containsOnly(answers.get(0).jobId());
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed") == null)
                .hasSize(1);
        assertThat(answers).extracting(Answer::text).containsOnly(answers.get(0).text());
    }

    @Test
    void anUploadThatIsSentAgainIsNotStoredAgain() {
        PetstoreClient keyed = keyed(newKey());
        Answer first = keyed.importPets(GeneratedCsv.pets(10));
        assertThatJob(client, first.jobId()).completes();
        Set<Path> uploads = uploads();

        assertReplayed(keyed.importPets(GeneratedCsv.pets(10)), first);
        assertThat(uploads()).isEqualTo(uploads);
    }

    @Test
    void anUploadWithAnotherFileOrOtherFieldsIsAnotherRequest() {
        PetstoreClient keyed = keyed(newKey());
        Answer first = keyed.importPets(GeneratedCsv.pets(10));
        assertThatJob(client, first.jobId()).completes();
        Set<Path> uploads = uploads();

        assertProblem(
                keyed.importPets(GeneratedCsv.pets(11)), 422, "This Idempotency-Key was used for another request");
        assertProblem(
                keyed.upload("/pets/import", BodyPublishers.ofString(GeneratedCsv.pets(10)), part("dryRun", "true")),
                422,
                "This Idempotency-Key was used for another request");
        assertThat(uploads()).isEqualTo(uploads);
    }

    @Test
    void aRequestThatWasRefusedHasNotUsedItsKey() {
        PetstoreClient keyed = keyed(newKey());
        Set<Path> uploads = uploads();
        assertThat(keyed.importPets(GeneratedCsv.pets(10), "file:///etc/passwd").status())
                .isEqualTo(400);
        assertThat(keyed.importPets("").status()).isEqualTo(400);
        assertThat(uploads()).isEqualTo(uploads);

        assertThat(keyed.importPets(GeneratedCsv.pets(10)).status()).isEqualTo(202);
    }

    @Test
    void whileTheFirstIsInProgressTheSecondIsToldToWaitAndIfTheFirstBreaksOffItIsTheFirst() throws IOException {
        String key = newKey();
        String pets = GeneratedCsv.pets(10_000);
        try (var connection =
                new Socket(InetAddress.getLoopbackAddress(), server.base().getPort())) {
            connection.getOutputStream().write(("""
                    POST /pets/import HTTP/1.1\r
                    Host: localhost\r
                    Idempotency-Key: %s\r
                    Content-Type: multipart/form-data; boundary=b\r
                    Content-Length: 10000000\r
                    \r
                    --b\r
                    Content-Disposition: form-data; name="file"; filename="pets.csv"\r
                    \r
                    """.formatted(key) + pets).getBytes(StandardCharsets.US_ASCII));
            await("the server to receive the file").until(this::isReceiving);

            Answer second = keyed(key).importPets(pets);

            assertProblem(second, 409, "A request with this Idempotency-Key is in progress; send it again later");
            assertThat(second.header("Retry-After")).isEqualTo("1");
        }

        await("the key to be free")
                .ignoreExceptionsInstanceOf(UncheckedIOException.class) // refused before its body was read
                .untilAsserted(
                        () -> assertThat(keyed(key).importPets(pets).status()).isEqualTo(202));
    }

    @Test
    void aKeyThatHasRunOutCanBeUsedForAnotherRequest() {
        try (var server = new PetstoreServer("idempotency-expiry")
                .with("PETSTORE_IDEMPOTENCY_RETENTION", "1s")
                .start()) {
            PetstoreClient keyed = server.client().with("Idempotency-Key", newKey());
            Answer first = keyed.requestReport(REPORT);

            await("the key to run out")
                    .untilAsserted(() -> assertThat(
                                    keyed.requestReport("2030-02", "csv").status())
                            .isEqualTo(202));
            assertThat(Instant.now()).isAfter(Instant.parse(first.header("Idempotency-Expires")));
        }
    }

    /** What is stored for jobs. */
    private Set<Path> uploads() {
        return server.files().stream()
                .filter(file -> file.getParent().endsWith("uploads"))
                .collect(Collectors.toSet());
    }

    /** Whether an upload is under way; results of this size are not written here. */
    private boolean isReceiving() {
        return server.files().stream()
                .filter(file -> file.toString().contains(".unfinished"))
                .anyMatch(file -> file.toFile().length() > 100_000);
    }

    /** The same request by each thread, until it is accepted. */
    static List<Answer> aHundredAtOnce(List<PetstoreClient> clients) throws Exception {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Answer>> requests = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                PetstoreClient client = clients.get(i % clients.size());
                requests.add(() -> accepted(client));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private static Answer accepted(PetstoreClient client) {
        Answer answer = client.requestReport(REPORT);
        while (answer.status() == 409) {
            answer = client.requestReport(REPORT);
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer;
    }

    private static void assertReplayed(Answer again, Answer first) {
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(List.of("Location", "Content-Type", "Idempotency-Expires"))
                .allSatisfy(name -> assertThat(again.header(name)).isEqualTo(first.header(name)));
    }
}
