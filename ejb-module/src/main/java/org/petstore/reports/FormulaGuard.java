package org.petstore.reports;

import java.sql.SQLException;
import java.time.YearMonth;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderSummary;

/**
 * A month in which no text begins like a formula. A spreadsheet that opens a CSV file computes each cell that does so,
 * whoever wrote it; an apostrophe in front makes it a text again, as OWASP advises on CSV injection. The customer is the
 * only text that others write: numbers, times and statuses are ours.
 */
final class FormulaGuard implements OrderMonth {

    private static final String FIRST_OF_FORMULAS = "=+-@\t\r";

    private final OrderMonth month;

    FormulaGuard(OrderMonth month) {
        this.month = month;
    }

    @Override
    public YearMonth month() {
        return month.month();
    }

    @Override
    public OrderSummary summary() {
        return month.summary();
    }

    @Override
    public boolean next() throws SQLException {
        return month.next();
    }

    @Override
    public Order order() throws SQLException {
        Order order = month.order();
        return beginsLikeFormula(order.customer()) ? withCustomer(order, "'" + order.customer()) : order;
    }

    @Override
    public void close() throws SQLException {
        month.close();
    }

    private static boolean beginsLikeFormula(String text) {
        return !text.isEmpty() && FIRST_OF_FORMULAS.indexOf(text.charAt(0)) >= 0;
    }

    private static Order withCustomer(Order order, String customer) {
        return new Order(
                order.id(),
                order.orderDate(),
                customer,
                order.petId(),
                order.quantity(),
                order.total(),
                order.status());
    }
}
