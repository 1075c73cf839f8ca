package org.petstore.web.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.petstore.jobs.JobService;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.xml.Formats;
import org.petstore.web.xml.XmlRoot;
import org.petstore.webhooks.WebhookService;

/** The log of a job's webhooks. */
@Path("/jobs/{jobId}/deliveries")
@Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
@ApplicationScoped
public class JobDeliveriesResource {

    @Inject
    private JobService jobs;

    @Inject
    private WebhookService webhooks;

    /** Empty before the job has ended, and for one without a callback URL. */
    @GET
    @XmlRoot("deliveryLog")
    public Response deliveries(@PathParam("jobId") UUID jobId) throws SQLException {
        if (jobs.find(jobId).isEmpty()) {
            throw new RefusedException(Status.NOT_FOUND, "Job not found");
        }
        List<DeliveryRepresentation> deliveries =
                webhooks.ofJob(jobId).stream().map(DeliveryRepresentation::new).toList();
        return Response.ok(Map.of("deliveries", deliveries))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
