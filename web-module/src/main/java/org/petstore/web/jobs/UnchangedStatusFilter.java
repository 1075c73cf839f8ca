package org.petstore.web.jobs;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 304 to a client that has seen this state of a job. Only in place of 200: preconditions have no say where the
 * answer is another one, such as the way to a result (RFC 9110, section 13.2.1).
 */
@Provider
public class UnchangedStatusFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Status.OK.getStatusCode()
                && response.getEntityTag() != null
                && response.getEntity() instanceof JobRepresentation
                && KnownState.isNamedBy(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), response.getEntityTag())) {
            response.setStatusInfo(Status.NOT_MODIFIED);
            response.setEntity(null);
            response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }
}
