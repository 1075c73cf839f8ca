package org.petstore.web.requests;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Set;
import org.petstore.web.problems.RefusedException;

/**
 * Lets clients that can only POST do the rest too: {@code X-HTTP-Method-Override} tells the method that is meant. On a
 * request of another method, which may be cached or repeated as such, it is refused.
 */
@Provider
@PreMatching
public class MethodOverrideFilter implements ContainerRequestFilter {

    private static final String HEADER = "X-HTTP-Method-Override";
    private static final Set<String> METHODS = Set.of(HttpMethod.DELETE, HttpMethod.GET);

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> methods = request.getHeaders().get(HEADER);
        if (methods == null) {
            return;
        }
        if (!request.getMethod().equals(HttpMethod.POST)) {
            throw new RefusedException(Status.BAD_REQUEST, HEADER + " is for POST only");
        }
        if (methods.size() != 1 || !METHODS.contains(methods.get(0))) {
            throw new RefusedException(Status.BAD_REQUEST, HEADER + " must be DELETE or GET");
        }
        request.setMethod(methods.get(0));
    }
}
