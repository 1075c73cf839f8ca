package org.petstore.orders;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.petstore.platform.BulkInsert;
import org.petstore.platform.BulkUpdate;
import org.petstore.platform.IdLookup;

/** The table of orders. Its SQL is read the same by H2 and PostgreSQL. */
@ApplicationScoped
public class OrderRepository {

    private static final BulkInsert<Order> INSERT = new BulkInsert<>("orders", OrderRow.COLUMN_NAMES, OrderRow::values);
    private static final BulkUpdate<Order> UPDATE =
            new BulkUpdate<>("orders", OrderRow.COLUMN_NAMES, OrderRow::values, Order::id);

    @Resource
    DataSource dataSource;

    /**
     * Adds orders, all or none. Needs the caller's JTA transaction: without one, orders before a failing one stay.
     *
     * @throws SQLException also if an id is already there
     */
    public void insert(List<Order> orders) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            INSERT.run(connection, orders);
        }
    }

    /**
     * Puts orders in the place of those with their ids, all or none; needs the caller's JTA transaction, likewise.
     */
    public void update(List<Order> orders) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            UPDATE.run(connection, orders);
        }
    }

    /** Which of these ids are in the table; joins the caller's transaction if there is one. */
    public Set<Long> existing(Collection<Long> ids) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            return IdLookup.find(connection, "select id from orders where orders.id = wanted.id", ids)
                    .keySet();
        }
    }

    public Optional<Order> find(long id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select =
                        connection.prepareStatement("select %s from orders where id = ?".formatted(OrderRow.COLUMNS))) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(OrderRow.read(row)) : Optional.empty();
            }
        }
    }

    /**
     * A page of all orders by id.
     *
     * @param afterId the last id of the page before
     * @param limit how many at most, 1 or more
     */
    public List<Order> page(long afterId, int limit) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select %s from orders where id > ? order by id fetch first ? rows only"
                                .formatted(OrderRow.COLUMNS))) {
            select.setLong(1, afterId);
            select.setInt(2, limit);
            List<Order> page = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    page.add(OrderRow.read(rows));
                }
            }
            return page;
        }
    }

    /**
     * Opens a month for reading; close it in any case. Call it outside any JTA transaction: it holds one of its own
     * for as long as the reading takes, minutes for a large month, and needs the connection's isolation to itself.
     */
    public OrderMonth month(YearMonth month) throws SQLException {
        return hasOrders(month) ? OrderMonthSnapshot.open(dataSource, month) : new EmptyOrderMonth(month);
    }

    /** By the index alone; a snapshot would cost several round trips. */
    private boolean hasOrders(YearMonth month) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select 1 from orders where order_date >= ? and order_date < ? fetch first 1 row only")) {
            select.setObject(1, OrderMonthSnapshot.startOf(month));
            select.setObject(2, OrderMonthSnapshot.startOf(month.plusMonths(1)));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}
