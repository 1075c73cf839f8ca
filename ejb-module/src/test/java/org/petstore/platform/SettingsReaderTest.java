package org.petstore.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    private static final Path DEFAULT_DIRECTORY = Path.of("/default");
    private static final String GENERATED = "whsec_Z2VuZXJhdGVk";

    @Test
    void anEmptyEnvironmentGivesTheDefaults() {
        Settings settings = read(Map.of());

        assertThat(settings.dataDirectory()).isEqualTo(DEFAULT_DIRECTORY);
        assertThat(settings.sampleData()).isTrue();
        assertThat(settings.maxUploadBytes()).isEqualTo(1L << 30);
        assertThat(settings.leaseDuration()).hasSeconds(15);
        assertThat(settings.webhookSecret()).isEqualTo(GENERATED);
        assertThat(settings.webhookRetryDelays())
                .startsWith(Duration.ofSeconds(5), Duration.ofMinutes(5))
                .endsWith(Duration.ofHours(24))
                .hasSize(9);
    }

    @Test
    void eachSettingIsRead() {
        Settings settings = read(Map.of(
                "PETSTORE_DATA_DIR", "/data",
                "PETSTORE_SAMPLE_DATA", "false",
                "PETSTORE_MAX_UPLOAD", "500MiB",
                "PETSTORE_JOB_CONCURRENCY", "3",
                "PETSTORE_LEASE", "1m",
                "PETSTORE_WEBHOOK_SECRET", "0123456789abcdef",
                "PETSTORE_WEBHOOK_PRIVATE_ADDRESSES", "false",
                "PETSTORE_WEBHOOK_RETRIES", "250ms, 2d",
                "PETSTORE_WEBHOOK_TIMEOUT", "3s"));

        assertThat(settings)
                .isEqualTo(new Settings(
                        Path.of("/data"),
                        false,
                        500L << 20,
                        Duration.ofMinutes(1),
                        "0123456789abcdef",
                        false,
                        java.util.List.of(Duration.ofMillis(250), Duration.ofDays(2)),
                        Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @CsvSource({
        "PETSTORE_DATA_DIR, relative/path",
        "PETSTORE_SAMPLE_DATA, yes",
        "PETSTORE_MAX_UPLOAD, 0",
        "PETSTORE_MAX_UPLOAD, 5 GB",
        "PETSTORE_MAX_UPLOAD, -1",
        "PETSTORE_MAX_UPLOAD, 99999999999999999999",
        "PETSTORE_LEASE, 4s",
        "PETSTORE_LEASE, 61m",
        "PETSTORE_LEASE, ''",
        "PETSTORE_LEASE, soon",
        "PETSTORE_JOB_CONCURRENCY, 0",
        "PETSTORE_JOB_CONCURRENCY, 21",
        "PETSTORE_WEBHOOK_PRIVATE_ADDRESSES, 1",
        "PETSTORE_WEBHOOK_RETRIES, '5s,,5m'",
        "PETSTORE_WEBHOOK_TIMEOUT, 99ms",
        "PETSTORE_WEBHOOK_TIMEOUT, 6m"
    })
    void aWrongValueIsToldWithItsName(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("%s is '%s'; it must be ".formatted(name, value));
    }

    @ParameterizedTest
    @CsvSource({"short", "whsec_not-base64-at-all!"})
    void aWrongSecretIsToldWithoutItsValue(String secret) {
        assertThatThrownBy(() -> read(Map.of("PETSTORE_WEBHOOK_SECRET", secret)))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("PETSTORE_WEBHOOK_SECRET")
                .hasMessageNotContaining(secret);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThatThrownBy(() -> read(
                        Map.of("PETSTORE_LEASE", "x", "PETSTORE_SAMPLE_DATA", "y", "PETSTORE_WEBHOOK_SECRET", "z")))
                .hasMessageContainingAll("PETSTORE_LEASE", "PETSTORE_SAMPLE_DATA", "PETSTORE_WEBHOOK_SECRET");
    }

    @Test
    void theSecretIsNotInTheText() {
        assertThat(read(Map.of()).toString()).doesNotContain(GENERATED);
    }

    private static Settings read(Map<String, String> environment) {
        return new SettingsReader(environment).read(DEFAULT_DIRECTORY, directory -> GENERATED);
    }
}
