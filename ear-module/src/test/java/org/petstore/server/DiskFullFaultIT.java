package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.petstore.server.PetstoreClient.Answer;

/** A full disk costs what needs room, for as long as there is none. */
class DiskFullFaultIT {

    private static final long ALMOST_NOTHING = 128 * 1024;

    @Test
    void anUploadThatDoesNotFitIsRefusedAndLeavesNothing() {
        try (var disk = new SmallDisk("small-disk", "40m");
                var server = server(disk)) {
            PetstoreClient client = server.client();
            Set<Path> before = server.files();

            Answer refused = client.importPets(GeneratedCsv.pets(1_500_000));

            assertThat(refused.status()).isEqualTo(507);
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(refused.json().getString("error")).isEqualTo("The server cannot store the file at present");
            assertThat(server.files()).isEqualTo(before);

            String small = client.importPets(GeneratedCsv.pets(1_000)).jobId();
            assertThatJob(client, small).completes();
        }
    }

    @Test
    void aReportThatDoesNotFitIsTriedAgainAndOtherRequestsGoOn() {
        try (var disk = new SmallDisk("small-disk", "40m");
                var server = server(disk)) {
            PetstoreClient client = server.client();
            disk.fillUpTo(ALMOST_NOTHING);

            String report = client.requestReport("2024-03", "csv").jobId();
            server.awaitLog(Duration.ofSeconds(20), report, "attempt 1: is tried again");
            assertThat(client.get("/jobs/" + report).json().getString("status")).isEqualTo("pending");
            String small = client.requestReport("2030-01", "csv").jobId();
            assertThatJob(client, small).completes();
            assertThat(client.get("/orders?limit=10").status()).isEqualTo(200);

            disk.makeRoom();
            assertThatJob(client, report).completes();
            assertThat(Csv.read(client.get("/reports/" + report).text())).hasSize(1 + 5_000);
        }
    }

    @Test
    void aReportThatNeverFitsFailsAndSaysSo() {
        try (var disk = new SmallDisk("small-disk", "40m");
                var server = server(disk)) {
            PetstoreClient client = server.client();
            Set<Path> before = server.files();
            disk.fillUpTo(ALMOST_NOTHING);

            String report = client.requestReport("2024-03", "csv").jobId();

            Answer failed = assertThatJob(client, report).endsAs("failed");
            assertThat(failed.json().getString("error"))
                    .isEqualTo("Internal error: the job was tried 3 times without success");
            assertThat(server.files()).isEqualTo(before);
        }
    }

    private static PetstoreServer server(SmallDisk disk) {
        return new PetstoreServer("disk-full")
                .dataIn(disk.directory())
                .with("PETSTORE_SAMPLE_DATA", "true")
                .start();
    }
}
