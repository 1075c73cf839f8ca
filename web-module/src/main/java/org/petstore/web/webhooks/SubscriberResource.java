package org.petstore.web.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.petstore.web.pages.Page;
import org.petstore.web.pages.PageRequest;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.requests.Fields;
import org.petstore.web.xml.Formats;
import org.petstore.web.xml.XmlRoot;
import org.petstore.webhooks.CallbackPolicy;
import org.petstore.webhooks.CallbackRefusedException;
import org.petstore.webhooks.IssuedSecret;
import org.petstore.webhooks.Origin;
import org.petstore.webhooks.SubscriberRepository;
import org.petstore.webhooks.SubscriberService;
import org.petstore.webhooks.WebhookSubscriber;

/** Receivers with a secret of their own. The secret is in the answer that makes it, and in no other. */
@Path("/webhooks/subscribers")
@Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
@ApplicationScoped
public class SubscriberResource {

    private static final String ORIGIN = "origin";

    @Inject
    private SubscriberService service;

    @Inject
    private SubscriberRepository subscribers;

    @Inject
    private CallbackPolicy policy;

    /** 201 with the secret; 409 if the origin has a subscriber already. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    public Response create(@XmlRoot("createSubscriber") Fields fields) throws SQLException {
        Optional<Origin> origin = origin(fields);
        fields.requireValid();
        IssuedSecret issued = service.create(origin.orElseThrow())
                .orElseThrow(() -> new RefusedException(Status.CONFLICT, "There is a subscriber of this origin"));
        return answer(Response.status(Status.CREATED), issued)
                .header(
                        HttpHeaders.LOCATION,
                        "/webhooks/subscribers/" + issued.subscriber().id())
                .build();
    }

    @GET
    @XmlRoot("subscribers")
    public Page<SubscriberRepresentation> page(@Context UriInfo uri) throws SQLException {
        return PageRequest.ofUuids(uri).page(subscribers::page, WebhookSubscriber::id, SubscriberRepresentation::of);
    }

    @GET
    @Path("{id}")
    public SubscriberRepresentation subscriber(@PathParam("id") UUID id) throws SQLException {
        return subscribers.find(id).map(SubscriberRepresentation::of).orElseThrow(SubscriberResource::notFound);
    }

    /** 200 with the new secret. */
    @POST
    @Path("{id}/rotate")
    public Response rotate(@PathParam("id") UUID id) throws SQLException {
        IssuedSecret issued = service.rotate(id).orElseThrow(SubscriberResource::notFound);
        return answer(Response.ok(), issued).build();
    }

    @DELETE
    @Path("{id}")
    public void delete(@PathParam("id") UUID id) throws SQLException {
        if (!service.delete(id)) {
            throw notFound();
        }
    }

    private Optional<Origin> origin(Fields fields) {
        Optional<String> text = fields.required(ORIGIN, Optional::of, "must be an origin such as https://shop.example");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Origin.alone(policy.check(text.get())));
        } catch (CallbackRefusedException e) {
            fields.refuse(ORIGIN, e.getMessage());
            return Optional.empty();
        }
    }

    private static ResponseBuilder answer(ResponseBuilder response, IssuedSecret issued) {
        return response.entity(SubscriberRepresentation.of(issued)).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static RefusedException notFound() {
        return new RefusedException(Status.NOT_FOUND, "Subscriber not found");
    }
}
