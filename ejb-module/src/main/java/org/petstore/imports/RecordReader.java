package org.petstore.imports;

import com.opencsv.RFC4180Parser;
import com.opencsv.RFC4180ParserBuilder;
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
 *
 * <p>What is wrong with a record depends on nothing after its first line, unless the break comes after that: then it is
 * one fault whatever the break is, so that the line is told the same fault in any other file.
 */
final class RecordReader {

    /** The most UTF-16 units in a record. */
    static final int MAX_LENGTH = 1 << 20;

    private static final String TOO_LONG = "is longer than 1,048,576 characters";
    private static final String STRAY_QUOTE = "has a quote inside a value that does not begin with one";
    private static final String NOT_CLOSED = "has a quoted value that does not end with a quote";
    private static final int READ_AHEAD = 1 << 16;

    private final Reader in;
    private final char delimiter;
    private final RFC4180Parser parser;

    /** The record that is being read begins at {@code start}; what has been read ahead ends at {@code end}. */
    private char[] buffer = new char[2 * READ_AHEAD];

    private int start;
    private int end;

    /** Of the record at {@code start}: its end, the end of its first line if it has several, and where that leaves it. */
    private int length;

    private int firstLine;
    private RecordPlace place;

    RecordReader(Reader in, Delimiter delimiter) {
        this.in = in;
        this.delimiter = delimiter.character();
        this.parser = new RFC4180ParserBuilder().withSeparator(this.delimiter).build();
    }

    /**
     * Reads the next record, blank lines left out. Lines end with LF, CR or both.
     *
     * @return empty at the end of the file
     * @throws java.nio.charset.CharacterCodingException if the bytes are not in the reader's charset
     */
    Optional<CsvRecord> next() throws IOException {
        if (!find()) {
            return Optional.empty();
        }
        Optional<String> fault = fault();
        if (fault.isPresent()) {
            pass(null);
            return Optional.of(CsvRecord.faulty(fault.get()));
        }
        var text = new String(buffer, start, length);
        pass(null);
        return Optional.of(CsvRecord.of(parser.parseLine(text)));
    }

    /**
     * Reads over the next record.
     *
     * @return false at the end of the file
     */
    boolean skip() throws IOException {
        return copy(null);
    }

    /**
     * Reads the next record as it stands in the file: with its quotes, without the end of its line; of a broken one
     * the line that it costs.
     *
     * @param out takes the text; null for nobody
     * @return false at the end of the file
     */
    boolean copy(Appendable out) throws IOException {
        boolean found = find();
        if (found) {
            pass(out);
        }
        return found;
    }

    /** Finds the next record that is not a blank line; false if there is none. */
    private boolean find() throws IOException {
        while (start < end || fill()) {
            measure();
            if (fault().isPresent() || !isBlank()) {
                return true;
            }
            pass(null);
        }
        return false;
    }

    private void measure() throws IOException {
        place = RecordPlace.FIELD_START;
        length = 0;
        firstLine = 0;
        while (length <= MAX_LENGTH && (start + length < end || fill())) {
            char character = buffer[start + length];
            place = place.after(character, delimiter);
            if (!place.isInside()) {
                return;
            }
            length++;
            if (firstLine == 0 && (character == '\n' || character == '\r')) {
                firstLine = length;
            }
        }
    }

    private Optional<String> fault() {
        return switch (place) {
            case RECORD_END -> Optional.empty();
            case STRAY_QUOTE -> Optional.of(firstLine == 0 ? STRAY_QUOTE : NOT_CLOSED);
            case TEXT_AFTER_QUOTE -> Optional.of(NOT_CLOSED);
            case QUOTED -> Optional.of(length > MAX_LENGTH && firstLine == 0 ? TOO_LONG : NOT_CLOSED);
            case FIELD_START, UNQUOTED, QUOTE_IN_QUOTED ->
                length > MAX_LENGTH ? Optional.of(firstLine == 0 ? TOO_LONG : NOT_CLOSED) : Optional.empty();
        };
    }

    private boolean isBlank() {
        for (int i = start; i < start + length; i++) {
            if (!Character.isWhitespace(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    /** Leaves the record behind, or its first line if it is broken. */
    private void pass(Appendable out) throws IOException {
        if (fault().isEmpty()) {
            append(out, length);
            start += place == RecordPlace.RECORD_END ? length + 1 : length;
        } else if (firstLine > 0) {
            append(out, firstLine - 1);
            start += firstLine;
        } else {
            passLine(out);
        }
    }

    private void passLine(Appendable out) throws IOException {
        while (start < end || fill()) {
            int lineLength = 0;
            while (start + lineLength < end && !isLineEnd(buffer[start + lineLength])) {
                lineLength++;
            }
            append(out, lineLength);
            start += lineLength;
            if (start < end) {
                start++;
                return;
            }
        }
    }

    private void append(Appendable out, int characters) throws IOException {
        if (out != null) {
            out.append(new String(buffer, start, characters));
        }
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
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
