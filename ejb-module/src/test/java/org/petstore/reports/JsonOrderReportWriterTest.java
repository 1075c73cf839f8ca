package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petstore.orders.Order;
import org.petstore.orders.OrderStatus;

class JsonOrderReportWriterTest extends OrderReportWriterContract {

    @Override
    OrderReportWriter writer() {
        return new JsonOrderReportWriter();
    }

    @Override
    List<Order> read(byte[] report) {
        return json(report).getJsonArray("orders").getValuesAs(JsonObject.class).stream()
                .map(JsonOrderReportWriterTest::order)
                .toList();
    }

    @Override
    String carried(String customer) {
        return inUtf8(customer);
    }

    @Test
    void titleAndSummaryComeBeforeTheOrders() throws Exception {
        JsonObject report = json(write(month(threeOrders())));

        assertThat(report.keySet()).containsExactly("title", "month", "summary", "orders");
        assertThat(report.getString("title")).isEqualTo("Orders, March 2024");
        assertThat(report.getString("month")).isEqualTo("2024-03");
        JsonObject summary = report.getJsonObject("summary");
        assertThat(summary).containsAllEntriesOf(totals(3, 6, "3703.50"));
        assertThat(summary.getJsonArray("days"))
                .hasSize(31)
                .startsWith(totals("date", "2024-03-01", 1, 2, "1234.50"), totals("date", "2024-03-02", 0, 0, "0.00"))
                .endsWith(totals("date", "2024-03-31", 2, 4, "2469.00"));
        assertThat(summary.getJsonArray("statuses"))
                .containsExactly(
                        totals("status", "placed", 1, 2, "1234.50"),
                        totals("status", "approved", 2, 4, "2469.00"),
                        totals("status", "delivered", 0, 0, "0.00"));
    }

    private static JsonObject totals(String key, String value, int orders, int quantity, String total) {
        return Json.createObjectBuilder(totals(orders, quantity, total))
                .add(key, value)
                .build();
    }

    private static JsonObject totals(int orders, int quantity, String total) {
        return Json.createObjectBuilder()
                .add("orders", orders)
                .add("quantity", quantity)
                .add("total", new BigDecimal(total))
                .build();
    }

    private static JsonObject json(byte[] report) {
        try (var reader = Json.createReader(new ByteArrayInputStream(report))) {
            return reader.readObject();
        }
    }

    private static Order order(JsonObject order) {
        return new Order(
                order.getJsonNumber("id").longValueExact(),
                Instant.parse(order.getString("order_date")),
                order.getString("customer"),
                order.getJsonNumber("pet_id").longValueExact(),
                order.getInt("quantity"),
                order.getJsonNumber("total").bigDecimalValue(),
                OrderStatus.of(order.getString("status")));
    }
}
