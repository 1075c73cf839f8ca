package org.petstore.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderRepositoryTest {

    private static final YearMonth FEBRUARY = YearMonth.of(2024, 2);

    private final TimeZone zoneBefore = TimeZone.getDefault();
    private JdbcConnectionPool database;
    private final OrderRepository orders = new OrderRepository();

    @BeforeEach
    void migrateAnEmptyDatabaseOnAServerFarFromUtc() {
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
        database = JdbcConnectionPool.create("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1", "sa", "");
        Flyway.configure().dataSource(database).load().migrate();
        orders.dataSource = database;
    }

    @AfterEach
    void dropTheDatabase() throws SQLException {
        execute("shutdown");
        database.dispose();
        TimeZone.setDefault(zoneBefore);
    }

    @Test
    void anOrderIsReadAsItWasWritten() throws SQLException {
        var order = new Order(
                7,
                Instant.parse("2024-02-29T23:59:59.999Z"),
                "Łukasz \"Żółć\", Дмитрий",
                12,
                3,
                new BigDecimal("1234.50"),
                OrderStatus.APPROVED);

        orders.insert(List.of(order));

        assertThat(orders.find(7)).contains(order);
        assertThat(orders.find(8)).isEmpty();
    }

    @Test
    void anIdThatIsTakenFails() throws SQLException {
        orders.insert(List.of(order(1, "2024-02-01T00:00:00Z")));

        assertThatThrownBy(() -> orders.insert(List.of(order(1, "2024-02-02T00:00:00Z"))))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void existingTellsTheIdsThatAreTaken() throws SQLException {
        orders.insert(List.of(order(1, "2024-02-01T00:00:00Z"), order(3, "2024-02-01T00:00:00Z")));

        assertThat(orders.existing(Set.of(1L, 2L, 3L, 4L))).containsExactlyInAnyOrder(1L, 3L);
        assertThat(orders.existing(Set.of())).isEmpty();
    }

    @Test
    void pagesFollowEachOtherById() throws SQLException {
        orders.insert(List.of(
                order(5, "2024-02-01T00:00:00Z"), order(-1, "2024-02-02T00:00:00Z"), order(9, "2024-01-01T00:00:00Z")));

        assertThat(orders.page(Long.MIN_VALUE, 2)).extracting(Order::id).containsExactly(-1L, 5L);
        assertThat(orders.page(5, 2)).extracting(Order::id).containsExactly(9L);
        assertThat(orders.page(9, 2)).isEmpty();
    }

    @Test
    void aMonthReachesFromItsFirstToItsLastInstantInUtc() throws SQLException {
        orders.insert(List.of(
                order(1, "2024-01-31T23:59:59.999999Z"),
                order(2, "2024-02-01T00:00:00Z"),
                order(3, "2024-02-29T23:59:59.999Z"),
                order(4, "2024-03-01T00:00:00Z")));

        try (OrderMonth month = orders.month(FEBRUARY)) {
            assertThat(ids(month)).containsExactly(2L, 3L);
            assertThat(month.summary().all().orders()).isEqualTo(2);
            assertThat(month.summary().days().get(LocalDate.parse("2024-02-01")).orders())
                    .isEqualTo(1);
            assertThat(month.summary().days().get(LocalDate.parse("2024-02-29")).orders())
                    .isEqualTo(1);
        }
    }

    @Test
    void aDayIsThatOfUtcInWhateverZoneTheTimeWasWritten() throws SQLException {
        execute("insert into orders values (1, '2024-02-10 23:30:00-05:00', 'Zoë', 1, 1, 1.00, 'placed')");

        try (OrderMonth month = orders.month(FEBRUARY)) {
            assertThat(month.summary().days().get(LocalDate.parse("2024-02-11")).orders())
                    .isEqualTo(1);
        }
    }

    @Test
    void aMonthIsReadByTimeThenById() throws SQLException {
        orders.insert(List.of(
                order(4, "2024-02-10T10:00:00Z"),
                order(3, "2024-02-10T10:00:00Z"),
                order(9, "2024-02-02T00:00:00Z"),
                order(1, "2024-02-28T00:00:00Z")));

        try (OrderMonth month = orders.month(FEBRUARY)) {
            assertThat(ids(month)).containsExactly(9L, 3L, 4L, 1L);
        }
    }

    @Test
    void theSummaryAddsUpDaysAndStatuses() throws SQLException {
        orders.insert(List.of(
                order(1, "2024-02-03T00:00:00Z", 2, "10.50", OrderStatus.PLACED),
                order(2, "2024-02-03T23:00:00Z", 1, "0.25", OrderStatus.DELIVERED),
                order(3, "2024-02-04T00:00:00Z", 4, "100.00", OrderStatus.PLACED)));

        try (OrderMonth month = orders.month(FEBRUARY)) {
            OrderSummary summary = month.summary();

            assertThat(summary.all()).isEqualTo(totals(3, 7, "110.75"));
            assertThat(summary.days()).hasSize(29);
            assertThat(summary.days())
                    .containsEntry(LocalDate.parse("2024-02-03"), totals(2, 3, "10.75"))
                    .containsEntry(LocalDate.parse("2024-02-04"), totals(1, 4, "100.00"))
                    .containsEntry(LocalDate.parse("2024-02-05"), OrderTotals.NONE);
            assertThat(summary.statuses())
                    .containsEntry(OrderStatus.PLACED, totals(2, 6, "110.50"))
                    .containsEntry(OrderStatus.APPROVED, OrderTotals.NONE)
                    .containsEntry(OrderStatus.DELIVERED, totals(1, 1, "0.25"));
        }
    }

    @Test
    void aMonthWithoutOrdersIsEmpty() throws SQLException {
        try (OrderMonth month = orders.month(FEBRUARY)) {
            assertThat(month.summary().all()).isEqualTo(OrderTotals.NONE);
            assertThat(month.next()).isFalse();
        }
    }

    @Test
    void whatIsRemovedWhileTheMonthIsReadIsReadAllTheSame() throws SQLException {
        List<Order> many = LongStream.rangeClosed(1, 5_000)
                .mapToObj(id -> order(id, "2024-02-01T00:00:00Z"))
                .toList();
        orders.insert(many);

        try (OrderMonth month = orders.month(FEBRUARY)) {
            month.next();
            execute("delete from orders");
            orders.insert(List.of(order(5_001, "2024-02-29T00:00:00Z")));

            assertThat(ids(month)).hasSize(many.size() - 1).endsWith(5_000L);
        }
    }

    @Test
    void whatIsWrittenMeanwhileIsNotSeen() throws SQLException {
        orders.insert(List.of(order(1, "2024-02-01T00:00:00Z")));

        try (OrderMonth month = orders.month(FEBRUARY)) {
            orders.insert(List.of(order(2, "2024-02-02T00:00:00Z")));

            assertThat(month.summary().all().orders()).isEqualTo(1);
            assertThat(ids(month)).containsExactly(1L);
        }
        assertThat(orders.find(2)).isPresent();
    }

    @Test
    void theSummaryIsThatOfTheRowsWhateverIsWrittenBetween() throws SQLException {
        orders.insert(List.of(order(1, "2024-02-01T00:00:00Z")));
        var meanwhile = new OrderRepository();
        meanwhile.dataSource = database;
        orders.dataSource = beforeEachQuery(id -> meanwhile.insert(List.of(order(id, "2024-02-02T00:00:00Z"))));

        try (OrderMonth month = orders.month(FEBRUARY)) {
            assertThat(ids(month)).hasSize((int) month.summary().all().orders());
        }
        assertThat(meanwhile.page(1, 10)).hasSizeGreaterThan(1);
    }

    @Test
    void theConnectionIsGivenBackAsItWas() throws SQLException {
        orders.insert(List.of(order(1, "2024-02-01T00:00:00Z")));
        database.setMaxConnections(1);

        orders.month(FEBRUARY).close();

        try (Connection connection = database.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    @Test
    void theConnectionIsGivenBackIfTheMonthCannotBeRead() throws SQLException {
        database.setMaxConnections(1);
        database.setLoginTimeout(1);
        execute("alter table orders rename to elsewhere");

        assertThatThrownBy(() -> orders.month(FEBRUARY)).hasMessageContaining("ORDERS");

        assertThat(database.getActiveConnections()).isZero();
    }

    private interface Write {
        void withId(long id) throws SQLException;
    }

    /** The database, but something is written each time before a query runs. */
    private DataSource beforeEachQuery(Write write) {
        var ids = new AtomicLong(2);
        return proxy(DataSource.class, (method, arguments) -> {
            Connection connection = database.getConnection();
            return proxy(Connection.class, (call, values) -> {
                if (call.getName().equals("prepareStatement")) {
                    write.withId(ids.getAndIncrement());
                }
                return call.invoke(connection, values);
            });
        });
    }

    private interface Call {
        Object answer(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.answer(method, arguments)));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Long> ids(OrderMonth month) throws SQLException {
        List<Long> ids = new ArrayList<>();
        while (month.next()) {
            ids.add(month.order().id());
        }
        return ids;
    }

    private static Order order(long id, String time) {
        return order(id, time, 1, "1.00", OrderStatus.PLACED);
    }

    private static Order order(long id, String time, int quantity, String total, OrderStatus status) {
        return new Order(id, Instant.parse(time), "Zoë", 1, quantity, new BigDecimal(total), status);
    }

    private static OrderTotals totals(long orders, long quantity, String total) {
        return new OrderTotals(orders, quantity, new BigDecimal(total));
    }
}
