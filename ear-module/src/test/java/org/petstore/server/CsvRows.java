package org.petstore.server;

import java.util.ArrayList;
import java.util.List;

/** A CSV file in the making, and what an import has to say about it. */
class CsvRows {

    private final StringBuilder csv = new StringBuilder();
    private final List<String> errors = new ArrayList<>();
    private int rows;

    CsvRows(String header) {
        csv.append(header).append('\n');
    }

    CsvRows good(String row) {
        csv.append(row).append('\n');
        rows++;
        return this;
    }

    CsvRows bad(String row, String error) {
        good(row);
        errors.add(told(rows, error));
        return this;
    }

    String csv() {
        return csv.toString();
    }

    /** The errors to be told, in the order of the rows. */
    List<String> errors() {
        return errors;
    }

    int created() {
        return rows - errors.size();
    }

    /** An error with the number of its row. */
    static String told(int row, String error) {
        return "row %d: %s".formatted(row, error);
    }
}
