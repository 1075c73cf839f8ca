package org.petstore.web.pets;

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
import org.petstore.pets.Pet;
import org.petstore.pets.PetRepository;
import org.petstore.web.pages.Page;
import org.petstore.web.pages.PageRequest;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.xml.Formats;
import org.petstore.web.xml.XmlRoot;

/** The pets there are. */
@Path("/pets")
@Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
@ApplicationScoped
public class PetResource {

    @Inject
    private PetRepository pets;

    @GET
    @XmlRoot("pets")
    public Page<PetRepresentation> page(@Context UriInfo uri) throws SQLException {
        return PageRequest.of(uri).page(pets::page, Pet::id, PetRepresentation::of);
    }

    @GET
    @Path("{id}")
    public PetRepresentation pet(@PathParam("id") long id) throws SQLException {
        return pets.find(id)
                .map(PetRepresentation::of)
                .orElseThrow(() -> new RefusedException(Status.NOT_FOUND, "Pet not found"));
    }
}
