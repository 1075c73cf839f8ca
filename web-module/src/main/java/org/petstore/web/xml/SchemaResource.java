package org.petstore.web.xml;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** The schemas that answers are valid by. They change only by what is added; anything else gets a number of its own. */
@Path("/schemas")
@Produces(MediaType.APPLICATION_XML)
@ApplicationScoped
public class SchemaResource {

    @GET
    @Path("petstore-1.xsd")
    public InputStream petstore() {
        return SchemaResource.class.getResourceAsStream("petstore-1.xsd");
    }

    @GET
    @Path("problem.xsd")
    public InputStream problem() {
        return SchemaResource.class.getResourceAsStream("problem.xsd");
    }
}
