package org.petstore.orders;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Invents the orders of a month: busy Saturdays, quiet Mondays, full afternoons. The same ones at every start. */
final class SampleMonth {

    private static final List<Names> NAMES = List.of(
            Names.of(
                    "Amélie Björn Emma Grace Jürgen Łukasz Małgorzata Maria Noah Søren Žofia Zoë",
                    "Andersson Brown Çelik Dubois García Horváth Jensen Kowalski Müller Novák O’Brien Rossi Smith Țepeș"),
            Names.of("Ελένη Νίκος Σοφία", "Παπαδοπούλου Γεωργίου Οικονόμου"),
            Names.of("Дмитрий Ольга Андрій", "Шевченко Мельник Коваленко"));

    private static final Map<DayOfWeek, Double> WEEKDAY_WEIGHTS = Map.of(
            DayOfWeek.MONDAY, 0.72,
            DayOfWeek.TUESDAY, 0.8,
            DayOfWeek.WEDNESDAY, 0.88,
            DayOfWeek.THURSDAY, 0.95,
            DayOfWeek.FRIDAY, 1.2,
            DayOfWeek.SATURDAY, 1.5,
            DayOfWeek.SUNDAY, 1.1);
    private static final int PETS = 200;
    private static final int MAX_QUANTITY = 9;

    /** First and last names that go together. */
    private record Names(List<String> first, List<String> last) {

        static Names of(String first, String last) {
            return new Names(List.of(first.split(" ")), List.of(last.split(" ")));
        }
    }

    private final YearMonth month;
    private final int count;
    private final Random random;

    private SampleMonth(YearMonth month, int count) {
        this.month = month;
        this.count = count;
        this.random = new Random(month.atDay(1).toEpochDay());
    }

    /** Four months of orders by time, their ids from 1. */
    static List<Order> all() {
        List<Order> orders = new ArrayList<>();
        new SampleMonth(YearMonth.of(2024, 1), 4012).addTo(orders);
        new SampleMonth(YearMonth.of(2024, 2), 3874).addTo(orders);
        new SampleMonth(YearMonth.of(2024, 3), 5000).addTo(orders);
        new SampleMonth(YearMonth.of(2024, 4), 4145).addTo(orders);
        return orders;
    }

    private void addTo(List<Order> orders) {
        double[] weights = month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .mapToDouble(this::weight)
                .toArray();
        double all =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        double soFar = 0;
        int done = 0;
        for (int i = 0; i < weights.length; i++) {
            soFar += weights[i];
            int doneAfterDay = (int) Math.round(count * soFar / all);
            addDay(month.atDay(i + 1), doneAfterDay - done, orders);
            done = doneAfterDay;
        }
    }

    private double weight(LocalDate day) {
        double trend = 0.9 + 0.2 * day.getDayOfMonth() / month.lengthOfMonth();
        return WEEKDAY_WEIGHTS.get(day.getDayOfWeek()) * trend * random.nextDouble(0.88, 1.12);
    }

    private void addDay(LocalDate day, int orderCount, List<Order> orders) {
        IntStream.generate(this::secondOfDay)
                .limit(orderCount)
                .sorted()
                .mapToObj(second -> day.atStartOfDay().plusSeconds(second).toInstant(ZoneOffset.UTC))
                .forEach(time -> orders.add(order(orders.size() + 1, time)));
    }

    private int secondOfDay() {
        double hour = random.nextGaussian(16, 4.2);
        return (int) (Math.min(Math.max(hour, 0), 23.999) * 3600);
    }

    private Order order(long id, Instant time) {
        int petId = random.nextInt(1, PETS + 1);
        int quantity = 1 + (int) Math.min(random.nextExponential() * 1.3, MAX_QUANTITY - 1);
        BigDecimal price = BigDecimal.valueOf(595 + petId * 7919 % 6400, 2);
        return new Order(id, time, customer(), petId, quantity, price.multiply(BigDecimal.valueOf(quantity)), status());
    }

    private String customer() {
        // Most customers have Latin names
        Names names = random.nextInt(5) > 0 ? NAMES.get(0) : any(NAMES);
        return any(names.first()) + " " + any(names.last());
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private OrderStatus status() {
        double chance = random.nextDouble();
        if (chance < 0.12) {
            return OrderStatus.PLACED;
        }
        return chance < 0.34 ? OrderStatus.APPROVED : OrderStatus.DELIVERED;
    }
}
