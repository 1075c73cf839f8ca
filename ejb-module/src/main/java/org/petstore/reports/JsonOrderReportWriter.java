package org.petstore.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Map;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderSummary;
import org.petstore.orders.OrderTotals;

/** One JSON object (RFC 8259): the summary first, then the orders with the names that they have in the CSV. */
@ApplicationScoped
class JsonOrderReportWriter implements OrderReportWriter {

    private static final JsonGeneratorFactory GENERATORS = Json.createGeneratorFactory(Map.of());

    @Override
    public ReportFormat format() {
        return ReportFormat.JSON;
    }

    @Override
    public void write(OrderMonth month, OutputStream out, Progress progress) throws IOException, SQLException {
        // Never closed, because that closes the file, too
        JsonGenerator json = GENERATORS.createGenerator(out);
        json.writeStartObject();
        json.write("title", MonthInWords.title(month.month()));
        json.write("month", month.month().toString());
        writeSummary(month.summary(), json);
        json.writeStartArray("orders");
        long rows = month.summary().all().orders();
        for (long row = 1; month.next(); row++) {
            progress.report(row, rows);
            writeOrder(month.order(), json);
        }
        json.writeEnd();
        json.writeEnd();
        json.flush();
    }

    private static void writeSummary(OrderSummary summary, JsonGenerator json) {
        json.writeStartObject("summary");
        writeTotals(summary.all(), json);
        json.writeStartArray("days");
        summary.days().forEach((day, totals) -> {
            json.writeStartObject().write("date", day.toString());
            writeTotals(totals, json);
            json.writeEnd();
        });
        json.writeEnd();
        json.writeStartArray("statuses");
        summary.statuses().forEach((status, totals) -> {
            json.writeStartObject().write("status", status.word());
            writeTotals(totals, json);
            json.writeEnd();
        });
        json.writeEnd();
        json.writeEnd();
    }

    private static void writeTotals(OrderTotals totals, JsonGenerator json) {
        json.write("orders", totals.orders());
        json.write("quantity", totals.quantity());
        json.write("total", totals.total());
    }

    private static void writeOrder(Order order, JsonGenerator json) {
        json.writeStartObject();
        json.write("id", order.id());
        json.write("order_date", order.orderDate().toString());
        json.write("customer", order.customer());
        json.write("pet_id", order.petId());
        json.write("quantity", order.quantity());
        json.write("total", order.total());
        json.write("status", order.status().word());
        json.writeEnd();
    }
}
