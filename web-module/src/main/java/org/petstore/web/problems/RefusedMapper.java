package org.petstore.web.problems;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
public class RefusedMapper implements ExceptionMapper<RefusedException> {

    @Override
    public Response toResponse(RefusedException e) {
        Response problem = Problem.response(e.status(), e.getMessage());
        e.retryAfter().ifPresent(pause -> problem.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, pause.toSeconds()));
        return problem;
    }
}
