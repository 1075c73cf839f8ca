package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.petstore.server.ManyRequests.Exchange;

/** Those who wait cost a connection each, and next to nothing else. */
@TestInstance(Lifecycle.PER_CLASS)
class ManyWaitersIT {

    private static final int JOBS = 100;
    private static final int WAITERS_EACH = 50;
    private static final int WAITERS = JOBS * WAITERS_EACH;
    private static final String LONG_JOBS = "/subsystem=messaging-activemq/server=default/jms-queue=PetstoreLongJobs";
    private static final String WAIT = "Prefer: wait=60\r\n";

    /** 5,000 answers come in the time that 100 cancellations take; a machine that does other things may be late. */
    private static final Duration LATE = Duration.ofMillis(500);

    private final PetstoreServer server = new PetstoreServer("many-waiters");
    private PetstoreClient client;

    @BeforeAll
    void start() {
        client = server.start().client();
        server.manage(LONG_JOBS + ":pause");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void fiveThousandWaitWithoutAThreadEachAndAreToldAtOnce() throws Exception {
        List<String> jobs = waitingJobs();
        client.with("Prefer", "wait=1").get("/jobs/" + jobs.get(0));
        int threadsBefore = threads();
        try (var requests = new ManyRequests(server.base())) {
            Map<String, List<Exchange>> waiters = new HashMap<>();
            for (int i = 0; i < WAITERS_EACH; i++) {
                for (String job : jobs) {
                    waiters.computeIfAbsent(job, id -> new ArrayList<>()).add(requests.get("/jobs/" + job, WAIT));
                }
            }
            requests.awaitAnswers(1, Duration.ofSeconds(2));
            assertThat(requests.answered()).isZero();
            assertThat(threads()).isLessThan(threadsBefore + 40);

            Map<String, Instant> ends = new HashMap<>();
            for (String job : jobs) {
                client.delete("/jobs/" + job);
                requests.awaitAnswers((ends.size() + 1) * WAITERS_EACH, Duration.ofSeconds(10));
                ends.put(job, Instant.parse(client.get("/jobs/" + job).json().getString("completedAt")));
            }

            List<Duration> delays = new ArrayList<>();
            waiters.forEach((job, exchanges) -> exchanges.forEach(exchange -> {
                assertThat(exchange.text()).startsWith("HTTP/1.1 200").contains("\"status\":\"cancelled\"");
                delays.add(Duration.between(ends.get(job), exchange.answeredAt()));
            }));
            delays.sort(Duration::compareTo);
            Duration p99 = delays.get(WAITERS * 99 / 100);
            assertThat(p99)
                    .as(
                            "of %d waiters, median %d ms, at most %d ms; %d threads before, %d afterwards",
                            WAITERS,
                            delays.get(WAITERS / 2).toMillis(),
                            delays.get(WAITERS - 1).toMillis(),
                            threadsBefore,
                            threads())
                    .isLessThan(LATE);
        }
    }

    /** Nobody hears that a client has hung up before its answer is due; it is forgotten then, and in the way of nobody. */
    @Test
    void whoeverHangsUpIsInNobodysWay() throws Exception {
        String job = waitingJob();
        try (var requests = new ManyRequests(server.base())) {
            for (int i = 0; i < 500; i++) {
                requests.hangUp(requests.get("/jobs/" + job, WAIT));
                requests.hangUp(requests.get("/jobs/" + job + "/events", ""));
            }
            Exchange patient = requests.get("/jobs/" + job, WAIT);
            requests.awaitAnswers(1, Duration.ofSeconds(1));
            assertThat(requests.answered()).isZero();

            client.delete("/jobs/" + job);
            requests.awaitAnswers(1, Duration.ofSeconds(5));

            assertThat(patient.text()).contains("\"status\":\"cancelled\"");
        }
        assertThat(server.log()).doesNotContain("ERROR");
    }

    private List<String> waitingJobs() {
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < JOBS; i++) {
            jobs.add(client.importPets(GeneratedCsv.pets(60_000)).jobId());
        }
        jobs.forEach(job -> server.awaitLog(Duration.ofSeconds(30), job, "moved to the long jobs"));
        return jobs;
    }

    private String waitingJob() {
        String job = client.importPets(GeneratedCsv.pets(60_000)).jobId();
        server.awaitLog(Duration.ofSeconds(20), job, "moved to the long jobs");
        return job;
    }

    /** Of the server's process, as Linux counts them. */
    private int threads() throws Exception {
        return Files.readAllLines(Path.of("/proc/%d/status".formatted(server.pid()))).stream()
                .filter(line -> line.startsWith("Threads:"))
                .map(line ->
                        Integer.parseInt(line.substring("Threads:".length()).strip()))
                .findFirst()
                .orElseThrow();
    }
}
