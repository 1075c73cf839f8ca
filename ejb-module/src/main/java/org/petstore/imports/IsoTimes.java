package org.petstore.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Dates and times of the years 1 to 9999 as RFC 3339 writes them. Several times as fast as the formatters of java.time,
 * which moreover accept shorter and longer forms.
 */
final class IsoTimes {

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_END = 19;
    private static final int OFFSET_LENGTH = 6;
    private static final int MOST_DECIMALS = 9;

    private IsoTimes() {}

    /** Reads {@code 2020-02-29}. */
    static Optional<LocalDate> date(String text) {
        return text.length() == DATE_LENGTH ? leadingDate(text) : Optional.empty();
    }

    /**
     * Reads {@code 2020-02-29T12:30:00.25+01:00}; seconds are needed, their decimals are not, {@code Z} may stand for
     * the offset. Decimals beyond microseconds are dropped, which is what the database keeps.
     */
    static Optional<Instant> instant(String text) {
        int offset = offsetStart(text);
        if (offset < SECONDS_END
                || "Tt".indexOf(text.charAt(DATE_LENGTH)) < 0
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return Optional.empty();
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, SECONDS_END);
        int micros = micros(text, offset);
        int offsetMinutes = offsetMinutes(text, offset);
        if (!within(hour, 23) || !within(minute, 59) || !within(second, 59) || micros < 0 || offsetMinutes < -1439) {
            return Optional.empty();
        }
        return leadingDate(text)
                .map(date -> date.atTime(hour, minute, second, micros * 1_000)
                        .toInstant(ZoneOffset.UTC)
                        .minusSeconds(offsetMinutes * 60L))
                .filter(IsoTimes::hasFourDigitYear);
    }

    private static Optional<LocalDate> leadingDate(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Optional.empty();
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, DATE_LENGTH);
        if (year < 1 || month < 1 || day < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** -1 if there is none. */
    private static int offsetStart(String text) {
        int length = text.length();
        if (length <= SECONDS_END || length > SECONDS_END + 1 + MOST_DECIMALS + OFFSET_LENGTH) {
            return -1;
        }
        return "Zz".indexOf(text.charAt(length - 1)) >= 0 ? length - 1 : length - OFFSET_LENGTH;
    }

    /** The decimals of the second; -1 if there is something else between it and the offset. */
    private static int micros(String text, int offset) {
        if (offset == SECONDS_END) {
            return 0;
        }
        int first = SECONDS_END + 1;
        int digits = offset - first;
        if (text.charAt(SECONDS_END) != '.' || digits < 1 || digits > MOST_DECIMALS) {
            return -1;
        }
        int value = number(text, first, offset);
        for (int i = digits; i < MOST_DECIMALS && value > 0; i++) {
            value *= 10;
        }
        return value < 0 ? -1 : value / 1_000;
    }

    /** Integer.MIN_VALUE if it is not an offset. */
    private static int offsetMinutes(String text, int offset) {
        char sign = text.charAt(offset);
        if (sign == 'Z' || sign == 'z') {
            return 0;
        }
        int hours = number(text, offset + 1, offset + 3);
        int minutes = number(text, offset + 4, offset + OFFSET_LENGTH);
        if ("+-".indexOf(sign) < 0 || text.charAt(offset + 3) != ':' || !within(hours, 23) || !within(minutes, 59)) {
            return Integer.MIN_VALUE;
        }
        int total = hours * 60 + minutes;
        return sign == '-' ? -total : total;
    }

    /** At most 9 digits; -1 if they are not all digits. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }

    private static boolean within(int value, int most) {
        return value >= 0 && value <= most;
    }

    private static boolean hasFourDigitYear(Instant instant) {
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        return year >= 1 && year <= 9999;
    }
}
