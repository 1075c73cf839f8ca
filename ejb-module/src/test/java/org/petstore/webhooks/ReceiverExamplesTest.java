package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/webhooks.md shows of the receivers is what their files have, which other tests run. */
class ReceiverExamplesTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern FILE = Pattern.compile("\\(webhooks/([^)]+)\\)");
    private static final Pattern CODE = Pattern.compile("```(?:js|java|python)\n(.*?)```", Pattern.DOTALL);

    @Test
    void eachReceiverIsShown() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("webhooks"))) {
            assertThat(sections())
                    .extracting(ReceiverExamplesTest::file)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(file -> file.matches("(?i).*receiver\\..*"))
                                    .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("sections")
    void theCodeThatIsShownIsThatOfTheFile(String section) throws IOException {
        String code = withoutIndent(Files.readString(DOCS.resolve("webhooks").resolve(file(section))));

        assertThat(CODE.matcher(section).results().map(match -> withoutIndent(match.group(1))))
                .isNotEmpty()
                .allSatisfy(shown -> assertThat(code).contains(shown));
    }

    /** Those with code; the file that they link to first is where it is from. */
    static List<String> sections() throws IOException {
        return Pattern.compile("(?m)^##+ ")
                .splitAsStream(Files.readString(DOCS.resolve("webhooks.md")))
                .filter(section -> CODE.matcher(section).find())
                .toList();
    }

    private static String file(String section) {
        return FILE.matcher(section)
                .results()
                .findFirst()
                .map(match -> match.group(1))
                .orElseThrow();
    }

    private static String withoutIndent(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
