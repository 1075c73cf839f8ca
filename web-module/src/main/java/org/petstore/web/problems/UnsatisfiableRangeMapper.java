package org.petstore.web.problems;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
public class UnsatisfiableRangeMapper implements ExceptionMapper<UnsatisfiableRangeException> {

    @Override
    public Response toResponse(UnsatisfiableRangeException e) {
        return Response.fromResponse(Problem.response(Status.REQUESTED_RANGE_NOT_SATISFIABLE, e.getMessage()))
                .header("Content-Range", "bytes */" + e.size())
                .build();
    }
}
