package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.Instance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.files.FilePart;
import org.petstore.files.FileStore;
import org.petstore.jobs.FakeJobContext;
import org.petstore.jobs.InvalidInputException;
import org.petstore.jobs.JobResult;
import org.petstore.jobs.JobStoppedException;
import org.petstore.orders.InMemoryOrderMonth;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderRepository;
import org.petstore.orders.OrderStatus;

class OrderReportHandlerTest {

    private static final List<OrderReportWriter> ALL_WRITERS = List.of(
            new UnreadableMonthWriter(),
            new XlsxOrderReportWriter(),
            new CsvOrderReportWriter(),
            new HtmlOrderReportWriter(),
            new JsonOrderReportWriter(),
            new XmlOrderReportWriter());

    private final MonthsOfSamples orders = new MonthsOfSamples();
    private final FilesInMemory files = new FilesInMemory();
    private final OrderReportHandler handler = new OrderReportHandler(orders, files, writers(ALL_WRITERS));

    @Test
    void theResultTellsWhereTheReportIsAndHowToDeliverIt() throws Exception {
        var context = FakeJobContext.running();

        JobResult result = handler.run(new OrderReport("2024-03", "csv", false), context);

        String key = "reports/" + context.jobId() + "-2.csv";
        assertThat(result)
                .isEqualTo(new JobResult(
                        "/reports/" + context.jobId(),
                        new ReportFile(
                                new FilePart(key, 0, files.contents.get(key).getBytes(StandardCharsets.UTF_8).length),
                                "text/csv;charset=utf-8",
                                "orders-2024-03.csv"),
                        null));
        assertThat(files.contents.get(key)).startsWith("id,order_date").contains("2024-03-31T");
        assertThat(orders.open).isZero();
    }

    @Test
    void aSmallReportIsKeptWithOthers() throws Exception {
        orders.customer = "Ada";
        var context = FakeJobContext.running();

        JobResult result = handler.run(new OrderReport("2024-03", "csv", false), context);

        assertThat(((ReportFile) result.summary()).content()).isEqualTo(new FilePart("kept", 0, context.kept().length));
        assertThat(new String(context.kept(), StandardCharsets.UTF_8)).contains(",Ada,");
        assertThat(files.contents).isEmpty();
    }

    @Test
    void aStoppedJobLeavesNeitherFileNorOpenMonth() {
        assertThatThrownBy(
                        () -> handler.run(new OrderReport("2024-03", "csv", false), FakeJobContext.stoppedAtReport(5)))
                .isInstanceOf(JobStoppedException.class);

        assertThat(files.contents).isEmpty();
        assertThat(orders.open).isZero();
    }

    @Test
    void aDatabaseThatFailsIsAnAccident() {
        assertThatThrownBy(() -> handler.run(new OrderReport("2024-03", "pdf", false), FakeJobContext.running()))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(SQLException.class);

        assertThat(orders.open).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024", "2024-13", "2024-3", "2024-03-01"})
    void anythingButAMonthIsInvalid(String month) {
        assertThatThrownBy(() -> handler.run(new OrderReport(month, "csv", false), FakeJobContext.running()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("Not a month as YYYY-MM: " + month);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "CSV", "docx"})
    void anyOtherFormatIsInvalid(String format) {
        assertThatThrownBy(() -> handler.run(new OrderReport("2024-03", format, false), FakeJobContext.running()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("Not a format of reports: " + format);
    }

    @ParameterizedTest
    @EnumSource
    void aFormatWithoutWriterFailsTheStart(ReportFormat format) {
        List<OrderReportWriter> others =
                ALL_WRITERS.stream().filter(writer -> writer.format() != format).toList();

        assertThatThrownBy(() -> new OrderReportHandler(orders, files, writers(others)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No writer makes reports as " + format);
    }

    @Test
    void twoWritersOfOneFormatFailTheStart() {
        List<OrderReportWriter> twins = new ArrayList<>(ALL_WRITERS);
        twins.add(new CsvOrderReportWriter());

        assertThatThrownBy(() -> new OrderReportHandler(orders, files, writers(twins)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Two writers make reports as CSV");
    }

    @Test
    void formulasAreGuardedOnRequest() throws Exception {
        orders.customer = "=1+1";

        assertThat(report(new OrderReport("2024-03", "csv", true))).contains(",'=1+1,");
        assertThat(report(new OrderReport("2024-03", "csv", false))).contains(",=1+1,");
    }

    private String report(OrderReport report) throws Exception {
        var context = FakeJobContext.running();
        handler.run(report, context);
        return new String(context.kept(), StandardCharsets.UTF_8);
    }

    /** Only what makes it iterable is used. */
    @SuppressWarnings("unchecked")
    private static Instance<OrderReportWriter> writers(List<OrderReportWriter> writers) {
        return (Instance<OrderReportWriter>) Proxy.newProxyInstance(
                OrderReportHandlerTest.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> writers.iterator());
    }

    private static final class UnreadableMonthWriter implements OrderReportWriter {

        @Override
        public ReportFormat format() {
            return ReportFormat.PDF;
        }

        @Override
        public void write(OrderMonth month, OutputStream out, Progress progress) throws SQLException {
            throw new SQLException("Connection lost");
        }
    }

    private static final class MonthsOfSamples extends OrderRepository {

        private int open;
        private String customer;

        @Override
        public OrderMonth month(YearMonth month) {
            open++;
            return ordersOf(month).onClose(() -> open--);
        }

        private InMemoryOrderMonth ordersOf(YearMonth month) {
            if (customer == null) {
                return InMemoryOrderMonth.ofSamples(month, 5000);
            }
            Instant time = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            var order = new Order(1, time, customer, 3, 2, new BigDecimal("5.00"), OrderStatus.PLACED);
            return InMemoryOrderMonth.of(month, List.of(order));
        }
    }

    private static final class FilesInMemory implements FileStore {

        private final Map<String, String> contents = new HashMap<>();

        @Override
        public long put(String key, Content content) throws IOException {
            var out = new ByteArrayOutputStream();
            content.writeTo(out);
            contents.put(key, out.toString(StandardCharsets.UTF_8));
            return out.size();
        }

        @Override
        public InputStream open(String key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size(String key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(String key) {
            throw new UnsupportedOperationException();
        }
    }
}
