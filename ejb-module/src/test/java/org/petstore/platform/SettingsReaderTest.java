package org.petstore.platform;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    private static final Path DEFAULT_DIRECTORY = Path.of("/default");
    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String GENERATED_KEY = "Hx4dHBsaGRgXFhUUExIREA8ODQwLCgkIBwYFBAMCAQA=";
    private static final String GENERATED = "whsec_" + GENERATED_KEY;

    @Test
    void anEmptyEnvironmentGivesTheDefaults() {
        Settings settings = read(Map.of());

        assertThat(settings.dataDirectory()).isEqualTo(DEFAULT_DIRECTORY);
        assertThat(settings.sampleData()).isTrue();
        assertThat(settings.maxUploadBytes()).isEqualTo(1L << 30);
        assertThat(settings.mostUnfinishedJobs()).isEqualTo(1_000_000);
        assertThat(settings.mostUnfinishedJobsOfCaller()).isEqualTo(1_000_000);
        assertThat(settings.idempotencyRetention()).hasHours(24);
        assertThat(settings.leaseDuration()).hasSeconds(15);
        assertThat(settings.webhookSecret()).isEqualTo(GENERATED);
        assertThat(settings.webhookRetryDelays())
                .startsWith(Duration.ofSeconds(5), Duration.ofMinutes(5))
                .endsWith(Duration.ofHours(24))
                .hasSize(9);
        assertThat(settings.secretKey().getEncoded())
                .isEqualTo(Base64.getDecoder().decode(GENERATED_KEY));
        assertThat(settings.webhookSecretOverlap()).hasHours(24);
        assertThat(settings.resultRetention()).hasDays(7);
        assertThat(settings.jobRetention()).hasDays(30);
        assertThat(settings.webhookSigningKey()).isEmpty();
    }

    @Test
    void eachSettingIsRead() {
        Settings settings = read(Map.ofEntries(
                entry("PETSTORE_DATA_DIR", "/data"),
                entry("PETSTORE_SAMPLE_DATA", "false"),
                entry("PETSTORE_MAX_UPLOAD", "500MiB"),
                entry("PETSTORE_JOB_CONCURRENCY", "3"),
                entry("PETSTORE_MOST_UNFINISHED_JOBS", "5000"),
                entry("PETSTORE_MOST_UNFINISHED_JOBS_OF_CALLER", "70"),
                entry("PETSTORE_IDEMPOTENCY_RETENTION", "2d"),
                entry("PETSTORE_LEASE", "1m"),
                entry("PETSTORE_WEBHOOK_SECRET", "0123456789abcdef"),
                entry("PETSTORE_WEBHOOK_PRIVATE_ADDRESSES", "false"),
                entry("PETSTORE_WEBHOOK_HTTPS_ONLY", "true"),
                entry("PETSTORE_WEBHOOK_PORTS", "443, 8443"),
                entry("PETSTORE_WEBHOOK_ALLOWED_HOSTS", "Shop.example, *.shop.example"),
                entry("PETSTORE_WEBHOOK_DENIED_HOSTS", "internal.shop.example,[2606:4700::1111]"),
                entry("PETSTORE_WEBHOOK_RETRIES", "250ms, 2d"),
                entry("PETSTORE_WEBHOOK_TIMEOUT", "3s"),
                entry("PETSTORE_WEBHOOK_RESPONSE_TIMEOUT", "2s"),
                entry("PETSTORE_SECRET_KEY", KEY),
                entry("PETSTORE_WEBHOOK_SECRET_OVERLAP", "0s"),
                entry("PETSTORE_RESULT_RETENTION", "12h"),
                entry("PETSTORE_JOB_RETENTION", "3d"),
                entry("PETSTORE_WEBHOOK_SIGNING_KEY", SigningKeyTest.PUBLISHED)));

        assertThat(settings)
                .isEqualTo(new Settings(
                        Path.of("/data"),
                        false,
                        500L << 20,
                        5_000,
                        70,
                        Duration.ofDays(2),
                        Duration.ofMinutes(1),
                        "0123456789abcdef",
                        new CallbackRules(
                                false,
                                true,
                                Set.of(443, 8443),
                                new HostList(List.of("shop.example", "*.shop.example")),
                                new HostList(List.of("internal.shop.example", "[2606:4700::1111]"))),
                        List.of(Duration.ofMillis(250), Duration.ofDays(2)),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(2),
                        new SecretKeySpec(Base64.getDecoder().decode(KEY), "AES"),
                        Duration.ZERO,
                        Duration.ofHours(12),
                        Duration.ofDays(3),
                        SigningKey.parse(SigningKeyTest.PUBLISHED)));
    }

    @ParameterizedTest
    @CsvSource({
        "PETSTORE_DATA_DIR, relative/path",
        "PETSTORE_SAMPLE_DATA, yes",
        "PETSTORE_MAX_UPLOAD, 0",
        "PETSTORE_MAX_UPLOAD, 5 GB",
        "PETSTORE_MAX_UPLOAD, -1",
        "PETSTORE_MAX_UPLOAD, 99999999999999999999",
        "PETSTORE_MOST_UNFINISHED_JOBS, 0",
        "PETSTORE_MOST_UNFINISHED_JOBS, many",
        "PETSTORE_MOST_UNFINISHED_JOBS_OF_CALLER, 1000000001",
        "PETSTORE_IDEMPOTENCY_RETENTION, 0s",
        "PETSTORE_IDEMPOTENCY_RETENTION, 31d",
        "PETSTORE_LEASE, 4s",
        "PETSTORE_LEASE, 61m",
        "PETSTORE_LEASE, ''",
        "PETSTORE_LEASE, soon",
        "PETSTORE_JOB_CONCURRENCY, 0",
        "PETSTORE_JOB_CONCURRENCY, 21",
        "PETSTORE_WEBHOOK_PRIVATE_ADDRESSES, 1",
        "PETSTORE_WEBHOOK_HTTPS_ONLY, yes",
        "PETSTORE_WEBHOOK_PORTS, 0",
        "PETSTORE_WEBHOOK_PORTS, '443,65536'",
        "PETSTORE_WEBHOOK_PORTS, '443,'",
        "PETSTORE_WEBHOOK_ALLOWED_HOSTS, ''",
        "PETSTORE_WEBHOOK_ALLOWED_HOSTS, https://shop.example",
        "PETSTORE_WEBHOOK_DENIED_HOSTS, 'shop.example,,'",
        "PETSTORE_WEBHOOK_DENIED_HOSTS, shop.*",
        "PETSTORE_WEBHOOK_RETRIES, '5s,,5m'",
        "PETSTORE_WEBHOOK_TIMEOUT, 99ms",
        "PETSTORE_WEBHOOK_TIMEOUT, 6m",
        "PETSTORE_WEBHOOK_RESPONSE_TIMEOUT, 99ms",
        "PETSTORE_WEBHOOK_SECRET_OVERLAP, 31d",
        "PETSTORE_RESULT_RETENTION, 0s",
        "PETSTORE_RESULT_RETENTION, 3651d",
        "PETSTORE_JOB_RETENTION, for ever"
    })
    void aWrongValueIsToldWithItsName(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("%s is '%s'; it must be ".formatted(name, value));
    }

    @Test
    void theRecordOfAJobOutlivesItsFilesAndItsMessages() {
        assertThatThrownBy(() -> read(Map.of("PETSTORE_JOB_RETENTION", "6d")))
                .hasMessageContaining("PETSTORE_JOB_RETENTION must not be shorter than PETSTORE_RESULT_RETENTION.");
        assertThatThrownBy(() -> read(Map.of("PETSTORE_JOB_RETENTION", "75h", "PETSTORE_RESULT_RETENTION", "1h")))
                .hasMessageContaining(
                        "PETSTORE_JOB_RETENTION must not be shorter than all of PETSTORE_WEBHOOK_RETRIES together.");
    }

    @ParameterizedTest
    @CsvSource({
        "PETSTORE_WEBHOOK_SECRET, short",
        "PETSTORE_WEBHOOK_SECRET, whsec_not-base64-at-all!",
        "PETSTORE_WEBHOOK_SIGNING_KEY, whsk_not-base64-at-all!",
        "PETSTORE_SECRET_KEY, not-base64-at-all!",
        "PETSTORE_SECRET_KEY, c2hvcnQ="
    })
    void aWrongSecretIsToldWithoutItsValue(String name, String secret) {
        assertThatThrownBy(() -> read(Map.of(name, secret)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(name + " ")
                .hasMessageNotContaining(secret);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThatThrownBy(() -> read(
                        Map.of("PETSTORE_LEASE", "x", "PETSTORE_SAMPLE_DATA", "y", "PETSTORE_WEBHOOK_SECRET", "z")))
                .hasMessageContainingAll("PETSTORE_LEASE", "PETSTORE_SAMPLE_DATA", "PETSTORE_WEBHOOK_SECRET");
    }

    @Test
    void secretsAreNotInTheText() {
        assertThat(read(Map.of("PETSTORE_WEBHOOK_SIGNING_KEY", SigningKeyTest.PUBLISHED))
                        .toString())
                .doesNotContain(GENERATED, GENERATED_KEY, "whsk_");
    }

    @Test
    void aDamagedFileWithTheKeyFailsTheStart() {
        assertThatThrownBy(() -> new SettingsReader(Map.of()).read(DEFAULT_DIRECTORY, (file, prefix) -> "damaged"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("/default/secret-key must hold 32 bytes in base64.");
    }

    private static Settings read(Map<String, String> environment) {
        return new SettingsReader(environment).read(DEFAULT_DIRECTORY, (file, prefix) -> prefix + GENERATED_KEY);
    }
}
