package org.petstore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be set is what operators are told, no more and no less. */
class ConfigurationTableTest {

    private static final Pattern IN_A_SCRIPT = Pattern.compile("\\$\\{env\\.(PETSTORE_\\w+)");
    private static final Pattern IN_THE_TABLE = Pattern.compile("(?m)^\\| `(PETSTORE_\\w+)`");

    @Test
    void theTableNamesEveryVariableThatIsReadAndNoOther() throws Exception {
        Set<String> read = new TreeSet<>(constants());
        for (Path script : scripts()) {
            read.addAll(names(IN_A_SCRIPT, script));
        }

        List<String> told = names(IN_THE_TABLE, checkout().resolve("docs/configuration.md"));

        assertThat(read).as("variables found in the code").isNotEmpty();
        assertThat(told).as("variables in docs/configuration.md").containsExactlyInAnyOrderElementsOf(read);
    }

    private static List<String> constants() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field field : SettingsReader.class.getDeclaredFields()) {
            boolean isConstant = Modifier.isStatic(field.getModifiers()) && !Modifier.isPrivate(field.getModifiers());
            if (isConstant && field.get(null) instanceof String name && name.startsWith("PETSTORE_")) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(checkout().resolve("server-config"))) {
            return files.filter(file -> file.toString().endsWith(".cli")).toList();
        }
    }

    private static List<String> names(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Wherever the test was started in it. */
    private static Path checkout() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("server-config"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
