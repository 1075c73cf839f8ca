package org.petstore.reports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;

/**
 * CSV as in RFC 4180: a header, then one line per order; UTF-8 without a byte order mark, lines end with CR LF. Times are
 * RFC 3339 in UTC. The columns are those that an import of orders takes, so there is neither title nor summary.
 */
@ApplicationScoped
class CsvOrderReportWriter implements OrderReportWriter {

    private static final String HEADER = "id,order_date,customer,pet_id,quantity,total,status\r\n";

    @Override
    public ReportFormat format() {
        return ReportFormat.CSV;
    }

    @Override
    public void write(OrderMonth month, OutputStream out, Progress progress) throws IOException, SQLException {
        var lines = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        lines.write(HEADER);
        var line = new StringBuilder();
        long rows = month.summary().all().orders();
        for (long row = 1; month.next(); row++) {
            progress.report(row, rows);
            line.setLength(0);
            append(month.order(), line);
            lines.append(line);
        }
        lines.flush();
    }

    private static void append(Order order, StringBuilder line) {
        line.append(order.id()).append(',').append(order.orderDate()).append(',');
        appendText(order.customer(), line);
        line.append(',').append(order.petId());
        line.append(',').append(order.quantity());
        line.append(',').append(order.total().toPlainString());
        line.append(',').append(order.status().word()).append("\r\n");
    }

    private static void appendText(String text, StringBuilder line) {
        if (needsQuotes(text)) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '"', ',', '\r', '\n' -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }
}
