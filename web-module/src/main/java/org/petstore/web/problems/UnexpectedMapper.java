package org.petstore.web.problems;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.petstore.platform.DatabaseOutage;

/** Whatever nobody expected: the log gets all of it, the client nothing that tells how the server is made. */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(UnexpectedMapper.class.getName());
    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    public Response toResponse(Throwable e) {
        if (DatabaseOutage.isCauseOf(e)) {
            LOG.log(Level.WARNING, "A request could not be served, the database is away: {0}", e.getMessage());
            Response problem = Problem.response(
                    Status.SERVICE_UNAVAILABLE, "The server cannot reach its database at present; try again later");
            return Response.fromResponse(problem)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .build();
        }
        LOG.log(Level.ERROR, "A request ended in an unexpected error", e);
        return Problem.response(Status.INTERNAL_SERVER_ERROR, "Internal error");
    }
}
