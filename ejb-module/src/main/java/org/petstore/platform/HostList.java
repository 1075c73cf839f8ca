package org.petstore.platform;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Hosts by their names: {@code shop.example} is that one, {@code *.shop.example} is any below it. Names are compared as
 * they are written, but for case and a dot at the end; what they lead to does not matter.
 */
public record HostList(List<String> patterns) {

    static final HostList NONE = new HostList(List.of());

    private static final Pattern PATTERN = Pattern.compile("(\\*\\.)?[a-z0-9_:\\[\\]-]+(\\.[a-z0-9_-]+)*");

    /** Reads patterns with commas between them; empty if one is none. */
    static Optional<HostList> parse(String text) {
        List<String> patterns = SettingsReader.items(text)
                .map(pattern -> pattern.toLowerCase(Locale.ROOT))
                .toList();
        return patterns.stream().allMatch(pattern -> PATTERN.matcher(pattern).matches())
                ? Optional.of(new HostList(patterns))
                : Optional.empty();
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    public boolean contains(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.startsWith("*.") ? name.endsWith(pattern.substring(1)) : name.equals(pattern));
    }
}
