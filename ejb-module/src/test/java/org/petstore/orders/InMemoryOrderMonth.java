package org.petstore.orders;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A month without a database. */
public final class InMemoryOrderMonth implements OrderMonth {

    private final YearMonth month;
    private final OrderSummary summary;
    private final Iterator<Order> orders;
    private Runnable whenClosed = () -> {};
    private Order order;

    public static InMemoryOrderMonth of(YearMonth month, List<Order> orders) {
        return new InMemoryOrderMonth(month, orders.stream(), orders.stream());
    }

    /** The sample orders of a month, the same again and again until there are so many. */
    public static InMemoryOrderMonth ofSamples(YearMonth month, long count) {
        List<Order> samples = SampleMonth.all().stream()
                .filter(order -> YearMonth.from(order.orderDate().atOffset(ZoneOffset.UTC))
                        .equals(month))
                .toList();
        return new InMemoryOrderMonth(month, repeated(samples, count), repeated(samples, count));
    }

    private static Stream<Order> repeated(List<Order> samples, long count) {
        return LongStream.range(0, count).mapToObj(i -> samples.get((int) (i % samples.size())));
    }

    private InMemoryOrderMonth(YearMonth month, Stream<Order> toSum, Stream<Order> toRead) {
        this.month = month;
        this.orders = toRead.iterator();
        var sum = new OrderSummary.Sum(month);
        toSum.forEach(order -> sum.add(
                order.orderDate().atOffset(ZoneOffset.UTC).getDayOfMonth(),
                order.status(),
                new OrderTotals(1, order.quantity(), order.total())));
        this.summary = sum.toSummary();
    }

    public InMemoryOrderMonth onClose(Runnable action) {
        whenClosed = action;
        return this;
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
    public boolean next() {
        if (!orders.hasNext()) {
            return false;
        }
        order = orders.next();
        return true;
    }

    @Override
    public Order order() {
        return order;
    }

    @Override
    public void close() {
        whenClosed.run();
    }
}
