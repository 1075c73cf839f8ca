package org.petstore.orders;

import java.sql.SQLException;
import java.time.YearMonth;

/**
 * The orders of one month (UTC), read from one snapshot: the summary is that of exactly these orders, whatever is
 * written meanwhile. Holds a database connection until it is closed, never more than some thousand orders in memory.
 */
public interface OrderMonth extends AutoCloseable {

    YearMonth month();

    OrderSummary summary();

    /** Moves to the next order by time, then by id; false after the last. */
    boolean next() throws SQLException;

    /** The order that the last {@link #next} moved to. */
    Order order() throws SQLException;

    @Override
    void close() throws SQLException;
}
