package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.petstore.server.JobAssert.assertThatJob;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.petstore.server.PetstoreClient.Answer;

/** A key is that of all servers of one database, and outlives each of them. */
@TestInstance(Lifecycle.PER_CLASS)
class IdempotencyNodesIT {

    private static final Duration LEASE = Duration.ofSeconds(5);

    private final OwnPostgres postgres = new OwnPostgres("idempotency-postgres");
    private final PetstoreServer one = new PetstoreServer("idempotency-one").on(postgres);
    private final PetstoreServer other = new PetstoreServer("idempotency-other").on(postgres);

    @BeforeAll
    void start() {
        one.with("PETSTORE_LEASE", LEASE.toSeconds() + "s").start();
        other.with("PETSTORE_LEASE", LEASE.toSeconds() + "s").dataIn(one.data()).start();
    }

    @AfterAll
    void stop() {
        one.close();
        other.close();
        postgres.close();
    }

    @Test
    void aHundredAtOnceAtTwoServersMakeOneJob() throws Exception {
        String key = UUID.randomUUID().toString();
        long before = postgres.number("select count(*) from jobs");

        List<Answer> answers = IdempotencyIT.aHundredAtOnce(List.of(keyed(one, key), keyed(other, key)));

        assertThat(answers).extracting(Answer::text).containsOnly(answers.get(0).text());
        assertThat(postgres.number("select count(*) from jobs")).isEqualTo(before + 1);
    }

    @Test
    void aServerThatDiesInTheMiddleOfARequestHoldsItsKeyForItsLeaseAndNoLonger() throws IOException {
        String key = UUID.randomUUID().toString();
        String pets = GeneratedCsv.pets(10);
        try (var connection =
                new Socket(InetAddress.getLoopbackAddress(), one.base().getPort())) {
            connection.getOutputStream().write("""
                    POST /pets/import HTTP/1.1\r
                    Host: localhost\r
                    Idempotency-Key: %s\r
                    Content-Type: multipart/form-data; boundary=b\r
                    Content-Length: 10000000\r
                    \r
                    """.formatted(key).getBytes(StandardCharsets.US_ASCII));
            await("the key to be reserved").until(() -> leaseEnd(key) > 0);
            long firstLeaseEnd = leaseEnd(key);
            await("the lease to be renewed")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> leaseEnd(key) > firstLeaseEnd + LEASE.toSeconds());
            assertThat(keyed(other, key).importPets(pets).status()).isEqualTo(409);

            one.kill();
        }
        assertThat(keyed(other, key).importPets(pets).status()).isEqualTo(409);

        Answer accepted = await("the lease to run out")
                .atMost(Duration.ofSeconds(15))
                .until(() -> keyed(other, key).importPets(pets), answer -> answer.status() == 202);
        assertThatJob(other.client(), accepted.jobId()).completes();
        one.start();
        assertThat(keyed(one, key).importPets(pets).text()).isEqualTo(accepted.text());
    }

    /** In seconds; 0 if the key is not reserved. */
    private long leaseEnd(String key) {
        return postgres.number("""
                select coalesce(max(extract(epoch from valid_until)), 0) from idempotency_keys
                where idempotency_key = '%s'""".formatted(key));
    }

    private static PetstoreClient keyed(PetstoreServer server, String key) {
        return server.client().with("Idempotency-Key", key);
    }
}
