package org.petstore.orders;

import java.math.BigDecimal;

/**
 * Some orders, counted and summed.
 *
 * @param orders how many
 * @param quantity sum of their quantities
 * @param total sum of their totals, two decimals
 */
public record OrderTotals(long orders, long quantity, BigDecimal total) {

    public static final OrderTotals NONE = new OrderTotals(0, 0, BigDecimal.ZERO.setScale(2));

    OrderTotals plus(OrderTotals other) {
        return new OrderTotals(orders + other.orders, quantity + other.quantity, total.add(other.total));
    }
}
