package org.petstore.server;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads CSV as RFC 4180 has it, to the letter: whatever the grammar does not allow is an error. */
final class Csv {

    /** A field, with quotes or without, and what ends it. */
    private static final Pattern FIELD = Pattern.compile("(?:\"((?:[^\"]|\"\")*+)\"|([^\",\r\n]*+))(,|\r\n)");

    private Csv() {}

    /** All records, the header too. */
    static List<List<String>> read(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        Matcher field = FIELD.matcher(text);
        int end = 0;
        while (end < text.length()) {
            if (!field.region(end, text.length()).lookingAt()) {
                throw new IllegalArgumentException("Not RFC 4180 in record " + (records.size() + 1));
            }
            record.add(field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\""));
            if (!field.group(3).equals(",")) {
                records.add(record);
                record = new ArrayList<>();
            }
            end = field.end();
        }
        if (!record.isEmpty()) {
            throw new IllegalArgumentException("The last record is cut off");
        }
        return records;
    }
}
