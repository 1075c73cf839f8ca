package org.petstore.orders;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** A month in a transaction of its own, at an isolation at which all its queries see the same state. */
final class OrderMonthSnapshot implements OrderMonth {

    private static final int FETCH_SIZE = 1000;
    private static final int LONGEST_ANSWER_MILLIS =
            (int) Duration.ofMinutes(10).toMillis();

    private final YearMonth month;
    private final Connection connection;
    private int isolationBefore;
    private int networkTimeoutBefore;
    private OrderSummary summary;
    private PreparedStatement select;
    private ResultSet rows;

    private OrderMonthSnapshot(YearMonth month, Connection connection) {
        this.month = month;
        this.connection = connection;
    }

    static OrderMonth open(DataSource dataSource, YearMonth month) throws SQLException {
        var snapshot = new OrderMonthSnapshot(month, dataSource.getConnection());
        try {
            snapshot.start();
            return snapshot;
        } catch (SQLException | RuntimeException e) {
            try {
                snapshot.close();
            } catch (SQLException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private void start() throws SQLException {
        isolationBefore = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        networkTimeoutBefore = connection.getNetworkTimeout();
        // To sum up millions of orders takes longer than a request may
        connection.setNetworkTimeout(Runnable::run, LONGEST_ANSWER_MILLIS);
        // PostgreSQL streams a result only outside autocommit; else it sends all rows at once
        connection.setAutoCommit(false);
        summary = readSummary();
        streamFromH2(true);
        select = selectMonth("""
                select %s
                  from orders
                 where order_date >= ? and order_date < ?
                 order by order_date, id
                """.formatted(OrderRow.COLUMNS));
        select.setFetchSize(FETCH_SIZE);
        rows = select.executeQuery();
    }

    @Override
    public YearMonth month() {
        return month;
    }

    @Override
    public OrderSummary summary() {
        return summary;
    }

    @Override
    public boolean next() throws SQLException {
        return rows.next();
    }

    @Override
    public Order order() throws SQLException {
        return OrderRow.read(rows);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            if (select != null) {
                select.close();
            }
            streamFromH2(false);
            connection.setTransactionIsolation(isolationBefore);
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, networkTimeoutBefore);
        }
    }

    /**
     * H2 collects all rows of a result in a file before it hands out the first, unless its session is told not to. Safe
     * only because the isolation keeps the state that is read for the whole transaction.
     */
    private void streamFromH2(boolean streams) throws SQLException {
        if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
            try (Statement set = connection.createStatement()) {
                set.execute("set lazy_query_execution " + (streams ? 1 : 0));
            }
        }
    }

    private OrderSummary readSummary() throws SQLException {
        // A cast to date would depend on the session's time zone in H2
        try (var query = selectMonth("""
                        select order_day, status, count(*), sum(quantity), sum(total)
                          from (select extract(day from order_date at time zone 'UTC') as order_day,
                                       status, quantity, total
                                  from orders
                                 where order_date >= ? and order_date < ?) as orders_of_month
                         group by order_day, status
                        """);
                ResultSet groups = query.executeQuery()) {
            var sum = new OrderSummary.Sum(month);
            while (groups.next()) {
                var totals = new OrderTotals(groups.getLong(3), groups.getLong(4), groups.getBigDecimal(5));
                sum.add(groups.getInt(1), OrderStatus.of(groups.getString(2)), totals);
            }
            return sum.toSummary();
        }
    }

    private PreparedStatement selectMonth(String sql) throws SQLException {
        PreparedStatement query = connection.prepareStatement(sql);
        query.setObject(1, startOf(month));
        query.setObject(2, startOf(month.plusMonths(1)));
        return query;
    }

    static OffsetDateTime startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
