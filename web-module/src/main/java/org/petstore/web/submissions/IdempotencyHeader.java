package org.petstore.web.submissions;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.petstore.idempotency.IdempotencyKey;
import org.petstore.web.problems.RefusedException;

/**
 * The header {@code Idempotency-Key} of draft-ietf-httpapi-idempotency-key-header-07: a string as RFC 9651, section
 * 3.3.3, has it, {@code "8e03978e"}, or, as many clients send it, the same without quotes.
 */
final class IdempotencyHeader {

    static final String NAME = "Idempotency-Key";

    /** Two quotes, and each character escaped. */
    private static final int LONGEST_LINE = 2 + 2 * IdempotencyKey.LONGEST;

    private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    /** Nothing that has a meaning around a string: {@code a, b} is two values and {@code a;b} one with a parameter. */
    private static final Pattern BARE = Pattern.compile("[!#-+\\--:<-\\[\\]-~]*");

    private IdempotencyHeader() {}

    /**
     * Reads the header.
     *
     * @return the same for a key with and without quotes; empty if there is no such header
     * @throws RefusedException if it is there, but no key
     */
    static Optional<String> in(HttpHeaders headers) {
        List<String> lines = headers.getRequestHeader(NAME);
        if (lines == null || lines.isEmpty()) {
            return Optional.empty();
        }
        if (lines.size() > 1) {
            throw refused("must be given once");
        }
        return Optional.of(value(lines.get(0)));
    }

    static String value(String line) {
        if (line.length() > LONGEST_LINE) { // Java's expressions recurse, and must not do so for ever
            throw wrongLength();
        }
        var quoted = QUOTED.matcher(line);
        String value = quoted.matches() ? ESCAPED.matcher(quoted.group(1)).replaceAll("$1") : line;
        if (!quoted.matches() && !BARE.matcher(line).matches()) {
            throw refused("must be a string of printable ASCII characters such as \"8e03978e-40d5-43dd-bc93\"");
        }
        if (value.isEmpty() || value.length() > IdempotencyKey.LONGEST) {
            throw wrongLength();
        }
        return value;
    }

    private static RefusedException wrongLength() {
        return refused("must have 1 to %d characters".formatted(IdempotencyKey.LONGEST));
    }

    private static RefusedException refused(String error) {
        return new RefusedException(Status.BAD_REQUEST, NAME + " " + error);
    }
}
