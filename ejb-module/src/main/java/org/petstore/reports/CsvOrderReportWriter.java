package org.petstore.reports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;

/**
 * CSV as in RFC 4180: a header, then one line per order; UTF-8 without a byte order mark, lines end with CR LF. Times are
 * RFC 3339 in UTC. The columns are those that an import of orders takes.
 */
@ApplicationScoped
class CsvOrderReportWriter implements OrderReportWriter {

    private static final List<String> HEADER =
            List.of("id", "order_date", "customer", "pet_id", "quantity", "total", "status");
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");

    @Override
    public ReportFormat format() {
        return ReportFormat.CSV;
    }

    @Override
    public void write(OrderMonth month, OutputStream out, Progress progress) throws IOException, SQLException {
        var lines = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writeLine(HEADER, lines);
        long rows = month.summary().all().orders();
        for (long row = 1; month.next(); row++) {
            progress.report(row, rows);
            writeLine(values(month.order()), lines);
        }
        lines.flush();
    }

    private static List<String> values(Order order) {
        return List.of(
                Long.toString(order.id()),
                order.orderDate().toString(),
                order.customer(),
                Long.toString(order.petId()),
                Integer.toString(order.quantity()),
                order.total().toPlainString(),
                order.status().word());
    }

    private static void writeLine(List<String> values, Writer lines) throws IOException {
        lines.write(values.stream().map(CsvOrderReportWriter::quoted).collect(Collectors.joining(",", "", "\r\n")));
    }

    private static String quoted(String value) {
        return NEEDS_QUOTES.matcher(value).find() ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
