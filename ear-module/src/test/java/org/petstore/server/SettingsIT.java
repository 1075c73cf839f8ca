package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import org.junit.jupiter.api.Test;
import org.petstore.server.PetstoreClient.Answer;

/** What an operator sees who sets, starts and stops the server. */
class SettingsIT {

    @Test
    void wrongSettingsAreAllToldWhenTheServerDoesNotStart() {
        try (var server = new PetstoreServer("settings-wrong")) {
            server.with("PETSTORE_MAX_UPLOAD", "lots")
                    .with("PETSTORE_LEASE", "1s")
                    .with("PETSTORE_WEBHOOK_RETRIES", "5s,soon")
                    .with("PETSTORE_WEBHOOK_SECRET", "tell-nobody")
                    .with("PETSTORE_WEBHOOK_SIGNING_KEY", "whsk_dGVsbC1ub2JvZHk=")
                    .with("PETSTORE_SECRET_KEY", "dGVsbC1ub2JvZHk=")
                    .startInVain();

            assertThat(server.log())
                    .contains(
                            "Petstore Operations cannot start.",
                            "PETSTORE_MAX_UPLOAD is 'lots'; it must be a size such as 500MiB or 2GiB.",
                            "PETSTORE_LEASE is '1s'; it must be from 5s to 1h.",
                            "PETSTORE_WEBHOOK_RETRIES is '5s,soon'; it must be pauses such as 5s,5m,2h.",
                            "PETSTORE_WEBHOOK_SECRET must have at least 16 characters.",
                            "PETSTORE_WEBHOOK_SIGNING_KEY must be whsk_ and the 64 bytes of an ed25519 key pair",
                            "PETSTORE_SECRET_KEY must be 32 bytes in base64.")
                    .doesNotContain("tell-nobody", "dGVsbC1ub2JvZHk", "is ready at");
        }
    }

    @Test
    void theEnvironmentChoosesTheDatabase() {
        try (var server = new PetstoreServer("settings-database").start()) {
            assertThat(server.log()).contains("Database: " + TestDatabase.product());
        }
    }

    @Test
    void whatWasStoredIsThereAfterTheNextStart() {
        try (var server = new PetstoreServer("settings-restart").start()) {
            PetstoreClient client = server.client();
            assertThatJob(client, client.importPets(GeneratedCsv.pets(3)).jobId())
                    .completes();
            String jobId = client.requestReport("2030-01", "pdf").jobId();
            Answer status = assertThatJob(client, jobId).completes();
            Answer report = client.get("/reports/" + jobId);
            Answer pets = client.get("/pets");

            server.stop();
            assertThat(server.log()).doesNotContain(WebhookReceiver.SECRET);
            server.start();

            assertThat(client.get("/jobs/" + jobId).text()).isEqualTo(status.text());
            assertThat(client.get("/reports/" + jobId).bytes()).isEqualTo(report.bytes());
            assertThat(pets.json().getJsonArray("items")).hasSize(3);
            assertThat(client.get("/pets").text()).isEqualTo(pets.text());
            assertThat(server.log()).doesNotContain(WebhookReceiver.SECRET);
        }
    }
}
