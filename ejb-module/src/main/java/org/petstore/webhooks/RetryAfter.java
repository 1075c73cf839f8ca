package org.petstore.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the header of that name (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {

    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** The pause it asks for; empty if it makes no sense, or asks for none. */
    static Optional<Duration> parse(String text, Instant now) {
        String value = text.strip();
        Optional<Duration> pause = value.matches("\\d{1,%d}".formatted(MOST_DIGITS))
                ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                : until(value, now);
        return pause.filter(p -> !p.isNegative() && !p.isZero());
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
