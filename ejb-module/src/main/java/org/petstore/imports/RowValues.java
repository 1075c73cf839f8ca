package org.petstore.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The values of one row. White space around a value is dropped. Whatever is wrong with one is noted, so that a row is
 * told all its faults at once; what is returned in its place (null or 0) must not be used then.
 */
final class RowValues {

    /** The largest id a file may bring: exact in JSON for every client, and with room for the ids after it. */
    static final long LARGEST_ID = 999_999_999_999_999L;

    private static final int DECIMALS = 2;

    private final Header header;
    private final List<String> fields;
    private final StringBuilder faults = new StringBuilder();

    RowValues(Header header, List<String> fields) {
        this.header = header;
        this.fields = fields;
    }

    /** All that was wrong so far, as one message. */
    Optional<String> faults() {
        return faults.isEmpty()
                ? Optional.empty()
                : Optional.of(Excerpt.cut(faults.toString(), Excerpt.MESSAGE_LENGTH));
    }

    /**
     * A text; line breaks and tabs in it are kept.
     *
     * @param most characters (code points) allowed
     */
    String text(String column, int most) {
        String value = required(column);
        int length = value.codePointCount(0, value.length());
        if (length > most) {
            fault(column, "has %d characters, at most %d are allowed", length, most);
        } else {
            value.codePoints()
                    .filter(RowValues::isForbidden)
                    .findFirst()
                    .ifPresent(c -> fault(column, "contains the control character U+%04X", c));
        }
        return value;
    }

    /** One of a few words, in lower case as they are shown. */
    <E> E oneOf(String column, Map<String, E> words) {
        String value = required(column);
        E meaning = words.get(value);
        if (meaning == null && !value.isEmpty()) {
            fault(column, "must be one of %s, not %s", String.join(", ", words.keySet()), Excerpt.quoted(value));
        }
        return meaning;
    }

    /** A whole number from 1 to {@link #LARGEST_ID}. */
    long id(String column) {
        return wholeNumber(column, 1, LARGEST_ID);
    }

    /** What a text is as an id, if it is one. */
    static OptionalLong asId(String text) {
        long id = DecimalText.isWhole(text) ? Long.parseLong(text) : 0;
        return id >= 1 && id <= LARGEST_ID ? OptionalLong.of(id) : OptionalLong.empty();
    }

    /** As {@link #id}; 0 if there is none. */
    long optionalId(String column) {
        return value(column).isEmpty() ? 0 : id(column);
    }

    long wholeNumber(String column, long least, long most) {
        String value = required(column);
        if (value.isEmpty()) {
            return 0;
        }
        long number = DecimalText.isWhole(value) ? Long.parseLong(value) : -1;
        if (number < least || number > most) {
            fault(column, "must be a whole number from %d to %d, not %s", least, most, Excerpt.quoted(value));
        }
        return number;
    }

    /** An amount above 0 and below a limit, in the end with 2 decimals. */
    BigDecimal amountAboveZero(String column, BigDecimal below) {
        BigDecimal amount = amount(column, below);
        if (amount != null && amount.signum() <= 0) {
            fault(column, "must be above 0");
        }
        return amount;
    }

    /** An amount from 0 to below a limit, in the end with 2 decimals. */
    BigDecimal amountFromZero(String column, BigDecimal below) {
        BigDecimal amount = amount(column, below);
        if (amount != null && amount.signum() < 0) {
            fault(column, "must be 0 or more");
        }
        return amount;
    }

    private BigDecimal amount(String column, BigDecimal below) {
        String value = required(column);
        if (value.isEmpty()) {
            return null;
        }
        if (!DecimalText.isDecimal(value)) {
            fault(column, "must be a number such as 12.50, not %s", Excerpt.quoted(value));
            return null;
        }
        var amount = new BigDecimal(value);
        if (amount.scale() > DECIMALS) {
            fault(column, "must have at most 2 decimals, not %s", Excerpt.quoted(value));
            return null;
        }
        if (amount.compareTo(below) >= 0) {
            fault(column, "must be below %s", below);
        }
        return amount.setScale(DECIMALS);
    }

    /** An ISO date that is not after another. */
    LocalDate dateUntil(String column, LocalDate today) {
        String value = required(column);
        if (value.isEmpty()) {
            return null;
        }
        LocalDate date = IsoTimes.date(value).orElse(null);
        if (date == null) {
            fault(column, "must be a date such as 2020-02-29, not %s", Excerpt.quoted(value));
        } else if (date.isAfter(today)) {
            fault(column, "is in the future");
        }
        return date;
    }

    /** A time as in RFC 3339. */
    Instant time(String column) {
        String value = required(column);
        if (value.isEmpty()) {
            return null;
        }
        Instant time = IsoTimes.instant(value).orElse(null);
        if (time == null) {
            fault(column, "must be a time such as 2024-03-01T12:30:00Z, not %s", Excerpt.quoted(value));
        }
        return time;
    }

    private String required(String column) {
        String value = value(column);
        if (value.isEmpty()) {
            fault(column, "is empty");
        }
        return value;
    }

    private String value(String column) {
        return header.value(fields, column).strip();
    }

    /** PostgreSQL cannot store a NUL, UTF-8 has no half of a surrogate pair, XML cannot carry the others. */
    private static boolean isForbidden(int character) {
        return switch (character) {
            case '\t', '\n', '\r' -> false;
            case 0xFFFE, 0xFFFF -> true;
            default -> Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
        };
    }

    private void fault(String column, String message, Object... arguments) {
        if (!faults.isEmpty()) {
            faults.append("; ");
        }
        faults.append(column).append(": ").append(String.format(Locale.ROOT, message, arguments));
    }
}
