package org.petstore.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Puts rows in the place of those that are stored under their ids, as one batch in the transaction of the connection. In
 * the order of the ids, so that two transactions that change the same rows wait for each other, not each for the other.
 *
 * @param <T> a row
 */
public final class BulkUpdate<T> {

    private final String sql;
    private final Function<T, Object[]> values;
    private final ToLongFunction<T> id;

    /**
     * Describes the rows.
     *
     * @param columns all of the table, among them {@code id}
     * @param values the values of a row in the order of the columns, as JDBC takes them as objects
     */
    public BulkUpdate(String table, List<String> columns, Function<T, Object[]> values, ToLongFunction<T> id) {
        this.sql = "update %s set %s where id = ?"
                .formatted(
                        table, columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", ")));
        this.values = values;
        this.id = id;
    }

    /**
     * Changes rows; those whose id is not there are passed over.
     *
     * @throws SQLException also if the database refuses a single one
     */
    public void run(Connection connection, List<T> rows) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            for (T row : rows.stream().sorted(Comparator.comparingLong(id)).toList()) {
                Object[] fields = values.apply(row);
                for (int i = 0; i < fields.length; i++) {
                    update.setObject(i + 1, fields[i]);
                }
                update.setLong(fields.length + 1, id.applyAsLong(row));
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
