package org.petstore.orders;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleMonthTest {

    private final List<Order> orders = SampleMonth.all();

    @Test
    void marchHasFiveThousandOrdersAndTheMonthsAroundItAboutFour() {
        Map<YearMonth, Long> counts = orders.stream()
                .collect(groupingBy(order -> YearMonth.from(order.orderDate().atOffset(ZoneOffset.UTC)), counting()));

        assertThat(counts).hasSize(4).containsEntry(YearMonth.of(2024, 3), 5000L);
        assertThat(counts.values()).allMatch(count -> count > 3500);
    }

    @Test
    void idsCountFromOneInTheSequenceOfTime() {
        assertThat(orders)
                .extracting(Order::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, orders.size()).boxed().toList());
        assertThat(orders).isSortedAccordingTo(Comparator.comparing(Order::orderDate));
    }

    @Test
    void theOrdersAreTheSameEveryTime() {
        assertThat(SampleMonth.all()).isEqualTo(orders);
    }

    @Test
    void valuesKeepToTheirRanges() {
        assertThat(orders).allSatisfy(order -> {
            assertThat(order.petId()).isBetween(1L, 200L);
            assertThat(order.quantity()).isBetween(1, 9);
            assertThat(order.total()).isPositive().isLessThan(new BigDecimal(1000));
            assertThat(order.total().scale()).isEqualTo(2);
        });
        assertThat(orders).extracting(Order::status).contains(OrderStatus.values());
    }

    @Test
    void saturdaysAreBusierThanMondays() {
        Map<LocalDate, Long> days = orders.stream()
                .collect(groupingBy(order -> LocalDate.ofInstant(order.orderDate(), ZoneOffset.UTC), counting()));

        assertThat(days.get(LocalDate.parse("2024-03-16"))).isGreaterThan(days.get(LocalDate.parse("2024-03-18")));
    }
}
