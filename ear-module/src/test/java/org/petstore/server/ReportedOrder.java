package org.petstore.server;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** An order as a report or a list tells it. */
record ReportedOrder(
        long id, Instant date, String customer, long petId, int quantity, BigDecimal total, String status) {

    static ReportedOrder of(JsonObject order) {
        return new ReportedOrder(
                order.getJsonNumber("id").longValueExact(),
                Instant.parse(order.getString("order_date")),
                order.getString("customer"),
                order.getJsonNumber("pet_id").longValueExact(),
                order.getInt("quantity"),
                order.getJsonNumber("total").bigDecimalValue().setScale(2),
                order.getString("status"));
    }

    /** Reads the texts of its columns. */
    static ReportedOrder of(List<String> columns) {
        return new ReportedOrder(
                Long.parseLong(columns.get(0)),
                Instant.parse(columns.get(1)),
                columns.get(2),
                Long.parseLong(columns.get(3)),
                Integer.parseInt(columns.get(4)),
                new BigDecimal(columns.get(5)),
                columns.get(6));
    }
}
