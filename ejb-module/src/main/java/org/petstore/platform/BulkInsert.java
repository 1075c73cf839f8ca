package org.petstore.platform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.postgresql.PGConnection;

/**
 * Stores new rows by the thousand in the quickest way that the database has: PostgreSQL takes them as one COPY, which
 * costs it a fraction of as many inserts; any other gets a batch of inserts. All rows or none, in the transaction of the
 * connection.
 *
 * @param <T> a row
 */
public final class BulkInsert<T> {

    private final String table;
    private final List<String> columns;
    private final Function<T, Object[]> values;

    /**
     * Describes the rows.
     *
     * @param values the values of a row in the order of the columns: what JDBC takes as an object and PostgreSQL reads
     *     as Java writes it, such as texts without NUL, numbers, UUIDs, and the dates and times of ISO 8601
     */
    public BulkInsert(String table, List<String> columns, Function<T, Object[]> values) {
        this.table = table;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Stores rows.
     *
     * @throws SQLException also if the database refuses a single one
     */
    public void run(Connection connection, List<T> rows) throws SQLException {
        if (connection.isWrapperFor(PGConnection.class)) {
            copy(connection.unwrap(PGConnection.class), rows);
        } else {
            insert(connection, rows);
        }
    }

    private void insert(Connection connection, List<T> rows) throws SQLException {
        var sql = "insert into %s (%s) values (%s)"
                .formatted(
                        table, String.join(", ", columns), String.join(", ", Collections.nCopies(columns.size(), "?")));
        try (var insert = connection.prepareStatement(sql)) {
            for (T row : rows) {
                Object[] fields = values.apply(row);
                for (int i = 0; i < fields.length; i++) {
                    insert.setObject(i + 1, fields[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void copy(PGConnection connection, List<T> rows) throws SQLException {
        var text = new StringBuilder();
        for (T row : rows) {
            for (Object field : values.apply(row)) {
                append(field, text);
                text.append('\t');
            }
            text.setCharAt(text.length() - 1, '\n');
        }
        try {
            connection
                    .getCopyAPI()
                    .copyIn(
                            "copy %s (%s) from stdin".formatted(table, String.join(", ", columns)),
                            new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    private static void append(Object field, StringBuilder text) {
        if (field instanceof String string) {
            text.append(escaped(string));
        } else if (field instanceof BigDecimal number) {
            text.append(number.toPlainString());
        } else {
            text.append(field);
        }
    }

    /** In the text format of COPY a backslash escapes itself and what ends a field or a row. */
    private static String escaped(String string) {
        for (int i = 0; i < string.length(); i++) {
            switch (string.charAt(i)) {
                case '\\', '\t', '\n', '\r' -> {
                    return string.replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r");
                }
                default -> {}
            }
        }
        return string;
    }
}
