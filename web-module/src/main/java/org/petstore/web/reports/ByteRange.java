package org.petstore.web.reports;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.petstore.web.problems.UnsatisfiableRangeException;

/**
 * The part of a file that a request asks for: RFC 9110, section 14.
 *
 * @param first its first byte, counted from 0
 * @param last its last byte, at least {@code first}
 * @param size of the whole file, in bytes
 */
record ByteRange(long first, long last, long size) {

    /** Numbers of up to 18 digits: no file is longer, and none of them is too large for a {@code long}. */
    private static final Pattern ONE_RANGE = Pattern.compile("(?i:bytes)=[ \t]*(\\d{0,18})-(\\d{0,18})[ \t]*");

    /**
     * Reads the header {@code Range}.
     *
     * @param header as it came; null if there is none
     * @return empty if the whole file is to be sent: also for several ranges, other units, and what is no range at all,
     *     as the standard allows or demands
     * @throws UnsatisfiableRangeException if the file has no byte of the range
     */
    static Optional<ByteRange> of(String header, long size) {
        Matcher range = ONE_RANGE.matcher(header == null ? "" : header);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            return Optional.empty();
        }
        long first;
        long last;
        if (range.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(range.group(2)));
            last = size - 1;
        } else {
            first = Long.parseLong(range.group(1));
            last = range.group(2).isEmpty() ? size - 1 : Long.parseLong(range.group(2));
            if (last < first && !range.group(2).isEmpty()) {
                return Optional.empty();
            }
        }
        if (first >= size) {
            throw new UnsatisfiableRangeException(size);
        }
        return Optional.of(new ByteRange(first, Math.min(last, size - 1), size));
    }

    long length() {
        return last - first + 1;
    }

    /** The value of the header {@code Content-Range}. */
    String contentRange() {
        return "bytes %d-%d/%d".formatted(first, last, size);
    }
}
