package org.petstore.imports;

import com.opencsv.RFC4180Parser;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a CSV file record by record, in bounded memory whatever the file is.
 *
 * <p>Taking a record apart is opencsv's work; finding its end is not, because opencsv's reader collects it without a
 * bound and cannot go on after one that is broken. Here a record that breaks the grammar costs its first line only:
 * reading goes on with the next line, so that a quote that was never closed does not swallow the rows after it. A line
 * is looked at twice at most: all lines up to the break have their quotes in pairs, or the break would be earlier.
 */
final class RecordReader {

    /** The most UTF-16 units in a record. */
    static final int MAX_LENGTH = 1 << 20;

    private static final String TOO_LONG = "is longer than 1,048,576 characters";
    private static final int READ_AHEAD = 1 << 16;

    private final Reader in;
    private final RFC4180Parser parser = new RFC4180Parser();

    /** The record that is being read begins at {@code start}; what has been read ahead ends at {@code end}. */
    private char[] buffer = new char[2 * READ_AHEAD];

    private int start;
    private int end;

    RecordReader(Reader in) {
        this.in = in;
    }

    /**
     * Reads the next record, blank lines left out. Lines end with LF, CR or both.
     *
     * @return empty at the end of the file
     * @throws java.nio.charset.CharacterCodingException if the bytes are not in the reader's charset
     */
    Optional<CsvRecord> next() throws IOException {
        while (start < end || fill()) {
            CsvRecord record = read();
            if (record != null) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }

    /** Null for a blank line. */
    private CsvRecord read() throws IOException {
        var place = RecordPlace.FIELD_START;
        int length = 0;
        int firstLine = 0;
        while (length <= MAX_LENGTH && (start + length < end || fill())) {
            char character = buffer[start + length];
            place = place.after(character);
            if (!place.isInside()) {
                break;
            }
            length++;
            if (firstLine == 0 && (character == '\n' || character == '\r')) {
                firstLine = length;
            }
        }
        return switch (place) {
            case RECORD_END -> complete(length, length + 1);
            case STRAY_QUOTE -> broken("has a quote inside a value that does not begin with one", firstLine);
            case TEXT_AFTER_QUOTE -> broken("has text between a closing quote and the next comma", firstLine);
            case QUOTED -> broken(unclosed(length, firstLine), firstLine);
            case FIELD_START, UNQUOTED, QUOTE_IN_QUOTED ->
                length > MAX_LENGTH ? broken(TOO_LONG, firstLine) : complete(length, length);
        };
    }

    private static String unclosed(int length, int firstLine) {
        if (length <= MAX_LENGTH) {
            return "has a quote that is never closed";
        }
        return firstLine == 0 ? TOO_LONG : "has a quote that is not closed within 1,048,576 characters";
    }

    private CsvRecord complete(int length, int consumed) throws IOException {
        var text = new String(buffer, start, length);
        start += consumed;
        return text.isBlank() ? null : CsvRecord.of(parser.parseLine(text));
    }

    private CsvRecord broken(String fault, int firstLine) throws IOException {
        if (firstLine > 0) {
            start += firstLine;
        } else {
            skipLine();
        }
        return CsvRecord.faulty(fault);
    }

    private void skipLine() throws IOException {
        while (start < end || fill()) {
            char character = buffer[start++];
            if (character == '\n' || character == '\r') {
                return;
            }
        }
    }

    /** Reads on; what precedes {@code start} is forgotten. False at the end of the file. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        if (buffer.length - end < READ_AHEAD) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, end, READ_AHEAD);
        end += Math.max(read, 0);
        return read > 0;
    }
}
