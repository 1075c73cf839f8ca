package org.petstore.web.jobs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import org.petstore.web.requests.Fields;

/**
 * Answers 200 instead of 303 to who asks for it with {@code ?redirect=false}: clients that follow any redirect, or cannot
 * follow one. A filter, so that it holds for an answer that was waited for too.
 */
@Provider
@Priority(Priorities.USER + 1) // before the filter that compares a 200 with what the client knows
public class RedirectFilter implements ContainerResponseFilter {

    static final String PARAMETER = "redirect";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == Status.SEE_OTHER.getStatusCode()
                && response.getEntity() instanceof JobRepresentation
                && "false".equals(request.getUriInfo().getQueryParameters().getFirst(PARAMETER))) {
            response.setStatusInfo(Status.OK);
            response.getHeaders().remove(HttpHeaders.LOCATION);
        }
    }

    static void requireValid(String redirect) {
        var fields = new Fields(redirect == null ? Map.of() : Map.of(PARAMETER, redirect));
        fields.optionalTruth(PARAMETER);
        fields.requireValid();
    }
}
