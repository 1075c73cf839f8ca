package org.petstore.web.problems;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.StatusType;
import java.util.List;

/**
 * What went wrong with a request: RFC 9457, with the guide's {@code error} as an extension member, so that a client of
 * either kind can read it.
 */
@JsonbPropertyOrder({"type", "title", "status", "detail", "error", "fields"})
public class Problem {

    static final MediaType JSON = new MediaType("application", "problem+json");

    public final String type = "about:blank";
    public final String title;
    public final int status;
    public final String detail;
    public final String error;
    public final List<FieldProblem> fields;

    private Problem(StatusType status, String error, List<FieldProblem> fields) {
        this.title = status.getReasonPhrase();
        this.status = status.getStatusCode();
        this.detail = error;
        this.error = error;
        this.fields = fields.isEmpty() ? null : fields;
    }

    static Response response(StatusType status, String error) {
        return response(new Problem(status, error, List.of()));
    }

    static Response response(StatusType status, List<FieldProblem> fields) {
        return response(new Problem(status, FieldProblem.sentence(fields), fields));
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status).type(JSON).entity(problem).build();
    }
}
