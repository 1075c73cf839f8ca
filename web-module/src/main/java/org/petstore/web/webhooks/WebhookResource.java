package org.petstore.web.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.petstore.web.requests.Fields;
import org.petstore.web.xml.Formats;
import org.petstore.web.xml.XmlRoot;
import org.petstore.webhooks.WebhookService;

/** What can be done about webhooks by hand, beyond a single delivery. */
@Path("/webhooks")
@Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML, MediaType.TEXT_XML})
@Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
@ApplicationScoped
public class WebhookResource {

    private static final int LONGEST_HOST = 255;

    @Inject
    private CallbackUrl callbackUrl;

    @Inject
    private WebhookService webhooks;

    /** Sends again what was given up of one receiver since a time: 202, for they are sent after the answer. */
    @POST
    @Path("redeliver")
    @XmlRoot("redelivery")
    public Response redeliver(@XmlRoot("redeliver") Fields fields) {
        Optional<String> host = fields.required(
                "host",
                text -> Optional.of(text).filter(t -> !t.isBlank() && t.length() <= LONGEST_HOST),
                "must be the host of callback URLs, such as shop.example");
        Optional<Instant> since = fields.required("since", WebhookResource::time, "must be a time (RFC 3339)");
        fields.requireValid();
        int count = webhooks.sendAgain(host.orElseThrow(), since.orElseThrow());
        return Response.accepted(Map.of("deliveries", count)).build();
    }

    /** Sends a test event and tells what came of it, which is a success of this request, whatever it is. */
    @POST
    @Path("test")
    public CompletionStage<Response> test(@XmlRoot("testWebhook") Fields fields) {
        Optional<String> url = callbackUrl.requiredIn(fields);
        fields.requireValid();
        return webhooks.test(url.orElseThrow())
                .thenApply(answer ->
                        Response.ok(new AnswerRepresentation(null, answer)).build());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
