package org.petstore.orders;

import java.math.BigDecimal;
import java.time.Instant;

/** An order, the row of the table of the same name. */
public record Order(
        long id, Instant orderDate, String customer, long petId, int quantity, BigDecimal total, OrderStatus status) {}
