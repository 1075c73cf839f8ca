package org.petstore.imports;

import java.io.IOException;

/**
 * Passes on the text of a record, but for its last field. The record may be broken and come in pieces: then what looks
 * like the last field at the end of the last piece is left out.
 */
final class LastFieldRemover implements Appendable {

    private final Appendable out;
    private final char delimiter;
    private CharSequence last = "";

    LastFieldRemover(Appendable out, char delimiter) {
        this.out = out;
        this.delimiter = delimiter;
    }

    @Override
    public Appendable append(CharSequence piece) throws IOException {
        out.append(last);
        last = piece;
        return this;
    }

    @Override
    public Appendable append(CharSequence text, int start, int end) throws IOException {
        return append(text.subSequence(start, end));
    }

    @Override
    public Appendable append(char character) throws IOException {
        return append(Character.toString(character));
    }

    /** Call it after the last piece. What is passed on ends with a delimiter unless the last field was the only one. */
    void finish() throws IOException {
        String text = last.toString();
        int start = text.endsWith("\"") ? quotedFieldStart(text) : text.lastIndexOf(delimiter) + 1;
        if (start == 0 || text.charAt(start - 1) == delimiter) {
            out.append(text, 0, start);
        } else {
            out.append(text).append(delimiter);
        }
    }

    /** Where the quote is that opens what the last quote closes. */
    private static int quotedFieldStart(String text) {
        int i = text.length() - 2;
        while (i >= 0) {
            if (text.charAt(i) != '"') {
                i--;
            } else if (i > 0 && text.charAt(i - 1) == '"') {
                i -= 2;
            } else {
                return i;
            }
        }
        return 0;
    }
}
