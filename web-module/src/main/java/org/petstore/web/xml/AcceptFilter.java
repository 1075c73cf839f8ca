package org.petstore.web.xml;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.stream.Collectors;
import org.petstore.web.problems.RefusedException;

/**
 * Refuses what JAX-RS would choke on, and shows JSON to browsers. They rank {@code application/xml} above whatever they do not name, but mean XHTML by it: taken
 * at its word, their header would bring XML to everybody who opens an address.
 */
@Provider
@PreMatching
public class AcceptFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        List<MediaType> accepted = request.getAcceptableMediaTypes();
        if (!Formats.areRanked(accepted)) {
            request.getHeaders().remove(HttpHeaders.ACCEPT);
            throw new RefusedException(
                    Status.BAD_REQUEST, "Accept must name media types, each with a q from 0 to 1 or without");
        }
        if (Formats.areOfABrowser(accepted)) {
            request.getHeaders()
                    .putSingle(
                            HttpHeaders.ACCEPT,
                            accepted.stream()
                                    .filter(type -> !Formats.isXml(type))
                                    .map(MediaType::toString)
                                    .collect(Collectors.joining(", ")));
        }
    }
}
