package org.petstore.web.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final Map<String, String> FIELDS = Map.of("mode", "create", "charset", "UTF-8");

    @Test
    void theSameFieldsAndFileHaveTheSame() {
        assertThat(fingerprint(FIELDS, "a,b\n1,2\n"))
                .isEqualTo(fingerprint(FIELDS, "a,b\n", "1,2\n"))
                .matches("[0-9a-f]{64}");
    }

    @Test
    void whateverDiffersIsAnother() {
        assertThat(Stream.concat(
                        Stream.of(fingerprint(FIELDS), fingerprint(FIELDS, "a"), fingerprint(FIELDS, "b")),
                        Stream.of(
                                        Map.<String, String>of(),
                                        Map.of("a", "bc"),
                                        Map.of("ab", "c"),
                                        Map.of("a", "b", "c", ""),
                                        Map.of("a", "", "b", "c"),
                                        Map.of("a1:b", "c"))
                                .map(FingerprintTest::fingerprint)))
                .doesNotHaveDuplicates();
    }

    private static String fingerprint(Map<String, String> fields, String... file) {
        var fingerprint = new Fingerprint();
        try (var out = fingerprint.watching(OutputStream.nullOutputStream())) {
            for (String chunk : List.of(file)) {
                out.write(chunk.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return fingerprint.with(new TreeMap<>(fields));
    }
}
