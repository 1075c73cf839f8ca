package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A server that is killed in the middle of its work forgets nothing and does nothing twice. */
class CrashIT {

    private static final int JOBS = 2_000;
    private static final int CLIENTS = 8;
    private static final int KILLS = 3;
    private static final int ROWS = 600_000;
    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(15);

    @Test
    void everyAcknowledgedJobEndsHoweverOftenTheServerIsKilled() throws Exception {
        try (var server = new PetstoreServer("crash-jobs");
                var receiver = new WebhookReceiver()) {
            server.with("PETSTORE_WEBHOOK_TIMEOUT", "2s").start();
            List<String> accepted = Collections.synchronizedList(new ArrayList<>());
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = JOBS * kill / KILLS;
                List<Future<?>> clients = startClients(server, receiver.url(), accepted, enough);
                Awaitility.await("jobs to kill the server under")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> accepted.size() >= enough - JOBS / KILLS / 4);
                server.kill();
                join(clients);
                server.start();
                // Those acknowledged so far are done soon after, whatever was under way
                awaitCompletion(server.client(), List.copyOf(accepted));
            }
            assertThat(accepted).hasSizeGreaterThan(JOBS / 2).doesNotHaveDuplicates();
            Awaitility.await("a webhook for each job")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(receiver.deliveries().stream().map(CrashIT::jobId))
                                    .containsAll(accepted));
        }
    }

    @Test
    void anImportThatIsKilledAgainAndAgainStoresEachPetOnce() {
        try (var server = new PetstoreServer("crash-import")) {
            server.start();
            var rows = new StringBuilder("name,category,status,price,birth_date\n");
            for (int row = 1; row <= ROWS; row++) {
                String category = row % 100 == 0 ? "unicorn" : "dog";
                rows.append("Pet ").append(row).append(',').append(category).append(",available,9.99,2020-01-01\n");
            }
            String jobId = server.client()
                    .upload("/pets/import", BodyPublishers.ofString(rows.toString()), "")
                    .jobId();
            for (int kill = 1; kill <= KILLS; kill++) {
                int progress = kill * 100 / (KILLS + 1);
                PetstoreClient client = server.client();
                Awaitility.await("the import to be at %d %%".formatted(progress))
                        .atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> client.get("/jobs/" + jobId).json().getInt("progress") >= progress);
                assertThat(client.get("/jobs/" + jobId).json().getString("status"))
                        .as("the file is large enough to be killed in")
                        .isEqualTo("processing");
                server.kill();
                server.start();
            }
            assertThatJob(server.client(), jobId).completes();

            JsonObject results = server.client().get("/imports/" + jobId).json();
            assertThat(results.getInt("created")).isEqualTo(ROWS - ROWS / 100);
            assertThat(results.getInt("failed")).isEqualTo(ROWS / 100);
            assertThat(names(server.client())).hasSize(ROWS - ROWS / 100).doesNotHaveDuplicates();
        }
    }

    /** Each asks for one small report after the other until there are enough, or the server is gone. */
    private static List<Future<?>> startClients(
            PetstoreServer server, String callbackUrl, List<String> accepted, int enough) {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        String request = "{\"month\":\"2030-01\",\"format\":\"csv\",\"callbackUrl\":\"%s\"}".formatted(callbackUrl);
        Callable<Void> client = () -> {
            var connection = server.client();
            while (accepted.size() < enough) {
                var answer = connection.requestReport(request);
                assertThat(answer.status()).isEqualTo(202);
                accepted.add(answer.jobId());
            }
            return null;
        };
        List<Future<?>> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(threads.submit(client));
        }
        threads.shutdown();
        return clients;
    }

    private static void join(List<Future<?>> clients) throws InterruptedException {
        for (Future<?> client : clients) {
            try {
                client.get();
            } catch (ExecutionException e) {
                // Not being answered any more is what a killed server looks like; a wrong answer is not
                assertThat(e).hasCauseInstanceOf(java.io.UncheckedIOException.class);
            }
        }
    }

    private static void awaitCompletion(PetstoreClient client, List<String> jobs) {
        List<String> open = new ArrayList<>(jobs);
        Awaitility.await("all acknowledged jobs to be completed")
                .atMost(SETTLED_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    open.removeIf(job -> client.get("/jobs/" + job).status() == 303);
                    assertThat(open).isEmpty();
                });
    }

    private static String jobId(WebhookReceiver.Delivery delivery) {
        try (var reader = jakarta.json.Json.createReader(new java.io.StringReader(delivery.text()))) {
            return reader.readObject().getString("jobId");
        }
    }

    private static List<String> names(PetstoreClient client) {
        List<String> names = new ArrayList<>();
        String page = "/pets?limit=1000";
        while (page != null) {
            JsonObject pets = client.get(page).json();
            pets.getJsonArray("items")
                    .forEach(pet -> names.add(pet.asJsonObject().getString("name")));
            page = pets.getString("next", null);
        }
        return names;
    }
}
