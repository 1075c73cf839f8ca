package org.petstore.web.problems;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What JAX-RS itself refuses, in our words: its own messages speak of classes and methods. */
@Provider
public class HttpMapper implements ExceptionMapper<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException e) {
        Response original = e.getResponse();
        Status status = Status.fromStatusCode(original.getStatus());
        if (status == null || status.getFamily().compareTo(Status.Family.CLIENT_ERROR) < 0) {
            return original; // the answer to OPTIONS comes this way
        }
        Response problem = Problem.response(status, sentence(status));
        Object allow = original.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? problem
                : Response.fromResponse(problem)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }

    private static String sentence(Status status) {
        return switch (status) {
            case BAD_REQUEST -> "The request cannot be understood";
            case NOT_FOUND -> "There is nothing at this address";
            case METHOD_NOT_ALLOWED -> "This address does not take this method";
            case NOT_ACCEPTABLE -> "This address cannot answer in any of the accepted media types";
            case UNSUPPORTED_MEDIA_TYPE -> "This address does not take this media type";
            default -> status.getReasonPhrase();
        };
    }
}
