package org.petstore.web.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.petstore.platform.Settings;
import org.petstore.platform.SigningKey;
import org.petstore.web.xml.Formats;
import org.petstore.web.xml.XmlRoot;

/** The public keys to check signatures with. */
@Path("/webhooks/keys")
@Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
@ApplicationScoped
public class SigningKeyResource {

    @Inject
    private Settings settings;

    /** A list, so that there may be two one day; empty if webhooks are signed with secrets only. */
    @GET
    @XmlRoot("signingKeys")
    public Map<String, List<String>> keys() {
        return Map.of(
                "keys",
                settings.webhookSigningKey().map(SigningKey::publicText).stream()
                        .toList());
    }
}
