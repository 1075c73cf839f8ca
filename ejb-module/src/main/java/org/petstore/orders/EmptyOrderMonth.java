package org.petstore.orders;

import java.time.YearMonth;

/** A month in which there was no order when it was opened. Holds nothing. */
final class EmptyOrderMonth implements OrderMonth {

    private final YearMonth month;

    EmptyOrderMonth(YearMonth month) {
        this.month = month;
    }

    @Override
    public YearMonth month() {
        return month;
    }

    @Override
    public OrderSummary summary() {
        return new OrderSummary.Sum(month).toSummary();
    }

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public Order order() {
        throw new IllegalStateException("There is no order in " + month);
    }

    @Override
    public void close() {}
}
