package org.petstore.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What users are told about imports, for tests that hold the server to its word. */
final class ImportGuide {

    private static final Path DOCS = Path.of(System.getProperty("project.root"), "docs");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private ImportGuide() {}

    static byte[] sample(String name) {
        return read("samples/" + name);
    }

    /** The result that is shown for the sample of pets. */
    static JsonObject exampleResult() {
        String example = EXAMPLE.matcher(text())
                .results()
                .findFirst()
                .map(match -> match.group(1))
                .orElseThrow();
        try (var reader = Json.createReader(new StringReader(example))) {
            return reader.readObject();
        }
    }

    /** The words in the lines of the table whose input gets this, each as a pattern: an ellipsis leaves out some. */
    static List<Pattern> words(String gets) {
        return text().lines()
                .map(line -> line.split(" \\| "))
                .filter(cells -> cells.length == 3 && cells[1].startsWith(gets))
                .flatMap(cells -> CODE.matcher(cells[2]).results())
                .map(ImportGuide::pattern)
                .toList();
    }

    private static Pattern pattern(MatchResult code) {
        return Pattern.compile(Pattern.quote(code.group(1)).replace("…", "\\E.*\\Q"), Pattern.DOTALL);
    }

    private static String text() {
        return new String(read("imports.md"), StandardCharsets.UTF_8);
    }

    private static byte[] read(String file) {
        try {
            return Files.readAllBytes(DOCS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
