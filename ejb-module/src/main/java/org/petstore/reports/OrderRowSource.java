package org.petstore.reports;

import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.LongConsumer;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;

/** Hands the orders of a month to the report template, each as the fields of a row. */
final class OrderRowSource implements JRDataSource {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final OrderMonth month;
    private final LongConsumer onRow;
    private long row;
    private Order order;

    /**
     * Starts before the first order.
     *
     * @param onRow called before each row with its number, from 1
     */
    OrderRowSource(OrderMonth month, LongConsumer onRow) {
        this.month = month;
        this.onRow = onRow;
    }

    @Override
    public boolean next() throws JRException {
        try {
            if (!month.next()) {
                return false;
            }
            order = month.order();
            row++;
        } catch (SQLException e) {
            throw new JRException("Could not read the orders", e);
        }
        onRow.accept(row);
        return true;
    }

    @Override
    public Object getFieldValue(JRField field) throws JRException {
        return switch (field.getName()) {
            case "id" -> order.id();
            case "time" -> TIME.format(order.orderDate());
            case "customer" -> order.customer();
            case "petId" -> order.petId();
            case "quantity" -> order.quantity();
            case "total" -> order.total();
            case "status" -> order.status().word();
            case "striped" -> row % 2 == 0;
            default -> throw new JRException("The rows have no field " + field.getName());
        };
    }
}
