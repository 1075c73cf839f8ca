package org.petstore.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as clients see them: RFC 3339 in UTC with milliseconds, the one form that JavaScript's toISOString writes. */
public final class Timestamps {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Timestamps() {}

    /**
     * Such as {@code 2024-03-01T09:30:00.000Z}; what is finer than a millisecond is cut off.
     *
     * @param instant in the years 0000 to 9999, as RFC 3339 allows
     */
    public static String text(Instant instant) {
        return FORM.format(instant);
    }
}
