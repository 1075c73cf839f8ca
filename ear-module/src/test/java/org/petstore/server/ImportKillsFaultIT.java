package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.petstore.server.PetstoreClient.Answer;

/** However often and wherever an import is killed, each of its rows counts once. */
class ImportKillsFaultIT {

    private static final int KILLS = 20;
    private static final int ROWS = 1_000_000;
    private static final int EACH_BAD = 2_000;
    private static final int LONGEST_LIFE_MILLIS = 300;

    @Test
    void anImportThatIsKilledTwentyTimesStoresEachRowOnce() {
        long seed = Long.getLong("petstore.seed", System.nanoTime());
        var random = new Random(seed);
        try (var server = new PetstoreServer("import-kills").start()) {
            String jobId = server.client()
                    .importPets(GeneratedCsv.petsWithBad(ROWS, EACH_BAD))
                    .jobId();
            for (int kill = 1; kill <= KILLS; kill++) {
                awaitAttempt(server, jobId, kill);
                server.killAfter(Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)));
                server.start();
            }
            PetstoreClient client = server.client();
            Answer end = assertThatJob(client, jobId).completes();

            JsonObject results =
                    client.get("/imports/" + end.json().getString("jobId")).json();
            assertThat(results.getInt("created")).as("seed %d", seed).isEqualTo(ROWS - ROWS / EACH_BAD);
            assertThat(results.getInt("failed")).as("seed %d", seed).isEqualTo(ROWS / EACH_BAD);
            assertThat(badRows(results)).as("seed %d", seed).isEqualTo(rows(true));
            assertThat(storedRows(client, seed)).as("seed %d", seed).isEqualTo(rows(false));
        }
    }

    /** Every other kill comes at the start of an attempt; the others come after it has stored something, else the job would fail. */
    private static void awaitAttempt(PetstoreServer server, String jobId, int kill) {
        server.awaitLog(Duration.ofSeconds(30), jobId, ": started");
        assertThatJob(server.client(), jobId).isInWork();
        if (kill % 2 == 0) {
            int before = server.client().get("/jobs/" + jobId).json().getInt("progress");
            assertThatJob(server.client(), jobId).isInWorkWithProgress(before + 1);
        }
    }

    private static BitSet rows(boolean bad) {
        return IntStream.rangeClosed(1, ROWS)
                .filter(row -> (row % EACH_BAD == 0) == bad)
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static BitSet badRows(JsonObject results) {
        List<Integer> rows = results.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(error -> error.getInt("row"))
                .toList();
        assertThat(rows).doesNotHaveDuplicates();
        return rows.stream().collect(BitSet::new, BitSet::set, BitSet::or);
    }

    private static BitSet storedRows(PetstoreClient client, long seed) {
        var rows = new BitSet();
        String page = "/pets?limit=1000";
        while (page != null) {
            JsonObject pets = client.get(page).json();
            for (JsonObject pet : pets.getJsonArray("items").getValuesAs(JsonObject.class)) {
                int row = Integer.parseInt(pet.getString("name").substring("Pet ".length()));
                assertThat(rows.get(row))
                        .as("seed %d: row %d is stored twice", seed, row)
                        .isFalse();
                rows.set(row);
            }
            page = pets.getString("next", null);
        }
        return rows;
    }
}
