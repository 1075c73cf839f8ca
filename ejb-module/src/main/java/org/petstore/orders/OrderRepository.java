package org.petstore.orders;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The orders in the database. Every method joins the caller's transaction if there is one. */
@ApplicationScoped
public class OrderRepository {

    @Resource(lookup = "java:jboss/datasources/PetstoreDS")
    private DataSource dataSource;

    /**
     * Stores new orders in one batch. The caller must have a transaction, or those before a refused one stay.
     */
    public void insert(List<Order> orders) throws SQLException {
        var sql = """
                insert into orders (id, order_date, customer, pet_id, quantity, total, status)
                values (?, ?, ?, ?, ?, ?, ?)""";
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(sql)) {
            for (Order order : orders) {
                insert.setLong(1, order.id());
                insert.setObject(2, order.orderDate().atOffset(ZoneOffset.UTC));
                insert.setString(3, order.customer());
                insert.setLong(4, order.petId());
                insert.setInt(5, order.quantity());
                insert.setBigDecimal(6, order.total());
                insert.setString(7, order.status().word());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Those of the ids under which an order is stored. */
    public Set<Long> existing(Collection<Long> ids) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select id from orders where id = any(?)")) {
            select.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            var found = new HashSet<Long>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
            }
            return found;
        }
    }
}
