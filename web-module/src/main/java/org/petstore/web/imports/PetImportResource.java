package org.petstore.web.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import org.petstore.imports.CsvImport;
import org.petstore.web.requests.Fields;
import org.petstore.web.xml.Formats;
import org.petstore.web.xml.XmlRoot;

/** Takes CSV files of pets. */
@Path(PetImportResource.PATH)
@Consumes(MediaType.MULTIPART_FORM_DATA)
@Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
@ApplicationScoped
public class PetImportResource {

    static final String PATH = "/pets/import";

    @Inject
    private ImportRequests imports;

    @POST
    public Response create(@Context HttpServletRequest request, @Context HttpHeaders headers, @Context UriInfo uri)
            throws IOException {
        return imports.create(CsvImport.PETS, PATH, request, headers, uri);
    }

    /** The file inside the request, in base64, for clients that can send nothing else. */
    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    public Response create(
            @XmlRoot(value = "importPets", mostKiB = 2 * 1024) Fields fields,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        return imports.create(CsvImport.PETS, PATH, fields, headers, uri);
    }
}
