package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.jobs.FakeJobContext;
import org.petstore.jobs.JobStoppedException;
import org.petstore.orders.InMemoryOrderMonth;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderStatus;

/** What holds for the report in every format that is written row by row. */
abstract class OrderReportWriterContract {

    static final YearMonth MARCH = YearMonth.of(2024, 3);

    abstract OrderReportWriter writer();

    /** The orders in a report, read with a program that had no part in making it. */
    abstract List<Order> read(byte[] report) throws Exception;

    /** What becomes of a customer's name that the format cannot carry as it is. */
    String carried(String customer) {
        return customer;
    }

    /** In UTF-8, which has no half of a surrogate pair. */
    static String inUtf8(String customer) {
        return customer.startsWith("half") ? customer.replaceAll("\\p{Cs}", "?") : customer;
    }

    /** With U+FFFD for what neither XML nor HTML can carry. */
    static String inMarkup(String customer) {
        return customer.replaceAll("[\u0001-\u0008\u000E-\u001F\uFFFE\uFFFF\\p{Cs}]", "\uFFFD");
    }

    @Test
    void everyOrderIsThereInItsTurn() throws Exception {
        List<Order> orders = LongStream.rangeClosed(1, 1201)
                .mapToObj(i -> order(i, Instant.parse("2024-03-01T00:00:00Z").plusSeconds(i * 1973), "Customer " + i))
                .toList();

        assertThat(read(write(month(orders)))).isEqualTo(orders);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Łukasz Żółć, Σοφία, 山田",
                "Jane \"JD\" Doe; O'Hara, Inc.",
                "first line\nsecond line",
                "first line\r\nsecond\rthird",
                "a\ttab",
                "Emoji 🐶 and 𝔉raktur",
                "<script>alert('x')</script> &amp; & ]]> <!-- -->",
                "</td></tr><tr><td>",
                "=cmd|' /C calc'!A0",
                "@SUM(1+1)",
                "-1+1",
                "_x0041_ and _xZZZZ_ and _x",
                "\\u0041 %00 ${x} {{x}}",
                "controls: \u0001 \u0008 \u001f \uFFFE \uFFFF",
                "half a pair: \uD83D",
                "half a pair: \uDC36 again"
            })
    void aNameComesBackAsItWas(String customer) throws Exception {
        Order order = order(17, Instant.parse("2024-03-05T06:07:08Z"), customer);

        assertThat(read(write(month(List.of(order))))).containsExactly(order(17, order.orderDate(), carried(customer)));
    }

    @Test
    void anEmptyMonthIsAReportWithoutOrders() throws Exception {
        assertThat(read(write(month(List.of())))).isEmpty();
    }

    @Test
    void progressRisesToTheWhole() throws Exception {
        var context = FakeJobContext.running();

        writer().write(samples(300), OutputStream.nullOutputStream(), context::progress);

        assertThat(context.reports()).isEqualTo(300);
        assertThat(context.percent()).isEqualTo(100);
    }

    @Test
    void aStoppedJobEndsAtTheNextRow() {
        var context = FakeJobContext.stoppedAtReport(10);

        assertThatThrownBy(() -> writer().write(samples(300), OutputStream.nullOutputStream(), context::progress))
                .isInstanceOf(JobStoppedException.class);
        assertThat(context.reports()).isEqualTo(10);
    }

    @Test
    void aDiskThatIsFullFailsTheAttempt() {
        var context = FakeJobContext.running();

        assertThatThrownBy(() -> writer().write(samples(20_000), new FullDisk(), context::progress))
                .hasStackTraceContaining("No space left on device");
        assertThat(context.reports()).as("rows until it was noticed").isLessThan(20_000);
    }

    byte[] write(OrderMonth month) throws IOException, SQLException {
        var out = new ByteArrayOutputStream();
        writer().write(month, out, FakeJobContext.running()::progress);
        return out.toByteArray();
    }

    static OrderMonth samples(long count) {
        return InMemoryOrderMonth.ofSamples(MARCH, count);
    }

    static OrderMonth month(List<Order> orders) {
        return InMemoryOrderMonth.of(MARCH, orders);
    }

    static Order order(long id, Instant time, String customer) {
        return new Order(id, time, customer, 3, 2, new BigDecimal("1234.50"), OrderStatus.APPROVED);
    }

    /** Orders of two days and two statuses; 3 orders, quantity 6, total 3703.50. */
    static List<Order> threeOrders() {
        List<Order> orders = new ArrayList<>();
        orders.add(order(1, Instant.parse("2024-03-01T00:00:00Z"), "Ann"));
        orders.add(order(2, Instant.parse("2024-03-31T23:59:58Z"), "Ben"));
        orders.add(new Order(
                3, Instant.parse("2024-03-31T23:59:59Z"), "Cem", 3, 2, new BigDecimal("1234.50"), OrderStatus.PLACED));
        return orders;
    }

    private static final class FullDisk extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            throw new IOException("No space left on device");
        }
    }
}
