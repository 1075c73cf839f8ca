package org.petstore.web.waiting;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client would like to have done, if possible: the header {@code Prefer} (RFC 7240). */
final class Preferences {

    static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    /** A token, and perhaps a value, quoted or not; parameters after it mean nothing here. */
    private static final Pattern PREFERENCE =
            Pattern.compile("\\s*([^\\s=;]+)\\s*(?:=\\s*\"?([^\";]*?)\"?\\s*)?(?:;.*)?");

    private Preferences() {}

    /**
     * How long the client would wait for an answer.
     *
     * @param headers the values of all headers of this name; null for none
     * @return above 0 and {@link #LONGEST_WAIT} at most; empty if it did not say so, or not in whole seconds
     */
    static Optional<Duration> wait(List<String> headers) {
        if (headers == null) {
            return Optional.empty();
        }
        // Of a preference that comes twice the first counts (section 2)
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(PREFERENCE::matcher)
                .filter(preference -> preference.matches()
                        && preference.group(1).toLowerCase(Locale.ROOT).equals("wait"))
                .findFirst()
                .flatMap(Preferences::seconds);
    }

    private static Optional<Duration> seconds(Matcher preference) {
        return Optional.ofNullable(preference.group(2))
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .filter(wait -> !wait.isZero());
    }
}
