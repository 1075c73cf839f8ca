package org.petstore.web.orders;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import org.petstore.orders.Order;
import org.petstore.platform.Timestamps;
import org.petstore.web.xml.XmlRoot;

/** An order as clients see it, with the names of the CSV's columns. */
@XmlRoot("order")
@JsonbPropertyOrder({"id", "order_date", "customer", "pet_id", "quantity", "total", "status"})
@SuppressWarnings("MemberName") // as in the CSV
public class OrderRepresentation {

    public final long id;
    public final String order_date;
    public final String customer;
    public final long pet_id;
    public final int quantity;
    public final BigDecimal total;
    public final String status;

    private OrderRepresentation(Order order) {
        this.id = order.id();
        this.order_date = Timestamps.text(order.orderDate());
        this.customer = order.customer();
        this.pet_id = order.petId();
        this.quantity = order.quantity();
        this.total = order.total();
        this.status = order.status().word();
    }

    static OrderRepresentation of(Order order) {
        return new OrderRepresentation(order);
    }
}
