package org.petstore.platform;

import java.nio.file.Path;
import java.util.Map;

/** Settings for tests that care about one or two of them: the defaults, but without sample data. */
public final class TestSettings {

    private TestSettings() {}

    public static Settings in(Path dataDirectory) {
        return in(dataDirectory, false);
    }

    public static Settings in(Path dataDirectory, boolean sampleData) {
        return new SettingsReader(Map.of(SettingsReader.SAMPLE_DATA, Boolean.toString(sampleData)))
                .read(dataDirectory, (file, prefix) -> prefix + GeneratedSecret.newKey());
    }
}
