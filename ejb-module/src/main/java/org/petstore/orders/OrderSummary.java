package org.petstore.orders;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The orders of a month in a few numbers.
 *
 * @param days every day (UTC) of the month, those without orders too
 * @param statuses every status, in the order of the enum
 */
public record OrderSummary(
        OrderTotals all, SortedMap<LocalDate, OrderTotals> days, Map<OrderStatus, OrderTotals> statuses) {

    /** Adds up totals by day and status. */
    static final class Sum {

        private final YearMonth month;
        private final SortedMap<LocalDate, OrderTotals> days = new TreeMap<>();
        private final Map<OrderStatus, OrderTotals> statuses = new EnumMap<>(OrderStatus.class);
        private OrderTotals all = OrderTotals.NONE;

        Sum(YearMonth month) {
            this.month = month;
            month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).forEach(day -> days.put(day, OrderTotals.NONE));
            for (OrderStatus status : OrderStatus.values()) {
                statuses.put(status, OrderTotals.NONE);
            }
        }

        void add(int dayOfMonth, OrderStatus status, OrderTotals totals) {
            days.merge(month.atDay(dayOfMonth), totals, OrderTotals::plus);
            statuses.merge(status, totals, OrderTotals::plus);
            all = all.plus(totals);
        }

        OrderSummary toSummary() {
            return new OrderSummary(all, days, statuses);
        }
    }
}
