package org.petstore.orders;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** An order as the table has it: its columns in one sequence, to write and to read. */
final class OrderRow {

    static final String COLUMNS = "id, order_date, customer, pet_id, quantity, total, status";

    private OrderRow() {}

    static void write(Order order, PreparedStatement insert) throws SQLException {
        insert.setLong(1, order.id());
        insert.setObject(2, order.orderDate().atOffset(ZoneOffset.UTC));
        insert.setString(3, order.customer());
        insert.setLong(4, order.petId());
        insert.setInt(5, order.quantity());
        insert.setBigDecimal(6, order.total());
        insert.setString(7, order.status().word());
    }

    static Order read(ResultSet row) throws SQLException {
        return new Order(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getLong(4),
                row.getInt(5),
                row.getBigDecimal(6),
                OrderStatus.of(row.getString(7)));
    }
}
