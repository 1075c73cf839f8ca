package org.petstore.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** An order as the table has it: its columns in one sequence, to write and to read. */
final class OrderRow {

    static final List<String> COLUMN_NAMES =
            List.of("id", "order_date", "customer", "pet_id", "quantity", "total", "status");
    static final String COLUMNS = String.join(", ", COLUMN_NAMES);

    private OrderRow() {}

    static Object[] values(Order order) {
        return new Object[] {
            order.id(),
            order.orderDate().atOffset(ZoneOffset.UTC),
            order.customer(),
            order.petId(),
            order.quantity(),
            order.total(),
            order.status().word()
        };
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
