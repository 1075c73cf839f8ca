package org.petstore.web.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLException;
import java.util.UUID;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.xml.Formats;
import org.petstore.webhooks.WebhookService;

/** One delivery. */
@Path("/deliveries/{deliveryId}")
@Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
@ApplicationScoped
public class DeliveryResource {

    @Inject
    private WebhookService webhooks;

    /** Sends it again, whatever became of it: 202, for it is sent after the answer. */
    @POST
    @Path("redeliver")
    public Response redeliver(@PathParam("deliveryId") UUID deliveryId) throws SQLException {
        return webhooks.sendAgain(deliveryId)
                .map(delivery ->
                        Response.accepted(new DeliveryRepresentation(delivery)).build())
                .orElseThrow(() -> new RefusedException(Status.NOT_FOUND, "Delivery not found"));
    }
}
