package org.petstore.platform;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGStatement;

/**
 * Looks ids up by the thousand, each in the index. Left to itself, PostgreSQL prefers to read a whole table of a million
 * rows for five thousand of them, and keeps a plan that it made while the table was empty.
 */
public final class IdLookup {

    private IdLookup() {}

    /**
     * Finds what belongs to each id; joins the transaction of the connection.
     *
     * @param subquery selects a number, or nothing, for {@code wanted.id}
     * @param parameters those of the subquery
     * @return the numbers by id; may be added to
     */
    public static Map<Long, Long> find(
            Connection connection, String subquery, Collection<Long> ids, Object... parameters) throws SQLException {
        var sql = "select wanted.id, (%s) from unnest(cast(? as bigint array)) as wanted(id)".formatted(subquery);
        try (var select = connection.prepareStatement(sql)) {
            if (select.isWrapperFor(PGStatement.class)) {
                // Has it planned each time
                select.unwrap(PGStatement.class).setPrepareThreshold(0);
            }
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            select.setArray(parameters.length + 1, connection.createArrayOf("bigint", ids.toArray()));
            return numbers(select);
        }
    }

    private static Map<Long, Long> numbers(PreparedStatement select) throws SQLException {
        var numbers = new HashMap<Long, Long>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long number = rows.getLong(2);
                if (!rows.wasNull()) {
                    numbers.put(rows.getLong(1), number);
                }
            }
        }
        return numbers;
    }
}
