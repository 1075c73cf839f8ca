package org.petstore.web.soap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Describes the one address that clients generated from a WSDL know. What is posted there is sent on by {@link SoapFilter}
 * and never comes here.
 */
@Path("/soap")
@ApplicationScoped
public class SoapResource {

    /** The WSDL, with the address that it was asked at: a client behind a proxy reaches us there, and nowhere else. */
    @GET
    @Produces({MediaType.TEXT_XML, MediaType.APPLICATION_XML})
    public String wsdl(@Context UriInfo uri) throws IOException {
        try (InputStream wsdl = SoapResource.class.getResourceAsStream("petstore-1.wsdl")) {
            return new String(wsdl.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(
                            "http://localhost:8080/",
                            uri.getBaseUri().toString().replace("&", "&amp;"));
        }
    }
}
