package org.petstore.web.xml;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.petstore.web.problems.Problem;

/** Problems have no method that produces them, so their format is negotiated here: XML for who prefers it, else JSON. */
@Provider
public class ProblemFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem && Formats.preferXml(request.getAcceptableMediaTypes())) {
            response.setEntity(problem, response.getEntityAnnotations(), Formats.PROBLEM_XML);
        }
    }
}
