package org.petstore.web.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import org.petstore.orders.Order;
import org.petstore.orders.OrderRepository;
import org.petstore.web.pages.Page;
import org.petstore.web.pages.PageRequest;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.xml.Formats;
import org.petstore.web.xml.XmlRoot;

/** The orders there are. */
@Path("/orders")
@Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
@ApplicationScoped
public class OrderResource {

    @Inject
    private OrderRepository orders;

    @GET
    @XmlRoot("orders")
    public Page<OrderRepresentation> page(@Context UriInfo uri) throws SQLException {
        return PageRequest.of(uri).page(orders::page, Order::id, OrderRepresentation::of);
    }

    @GET
    @Path("{id}")
    public OrderRepresentation order(@PathParam("id") long id) throws SQLException {
        return orders.find(id)
                .map(OrderRepresentation::of)
                .orElseThrow(() -> new RefusedException(Status.NOT_FOUND, "Order not found"));
    }
}
