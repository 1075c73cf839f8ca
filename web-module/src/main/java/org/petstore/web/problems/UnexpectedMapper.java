package org.petstore.web.problems;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Whatever nobody expected: the log gets all of it, the client nothing that tells how the server is made. */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(UnexpectedMapper.class.getName());

    @Override
    public Response toResponse(Throwable e) {
        LOG.log(Level.ERROR, "A request ended in an unexpected error", e);
        return Problem.response(Status.INTERNAL_SERVER_ERROR, "Internal error");
    }
}
