package org.petstore.web.waiting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.util.UUID;
import org.petstore.jobs.Job;
import org.petstore.jobs.JobForecast;
import org.petstore.jobs.JobService;
import org.petstore.watching.JobWatches;
import org.petstore.web.jobs.JobRepresentation;
import org.petstore.web.jobs.JobResource;
import org.petstore.web.problems.RefusedException;

/**
 * The changes of a job as they come: Server-Sent Events (WHATWG HTML, section 9.2). Written by means of the servlet API,
 * because {@code SseEventSink} blocks whoever closes it on a client that does not read.
 */
@Path("/jobs/{jobId}/events")
@ApplicationScoped
public class JobEventsResource {

    @Inject
    private JobService jobs;

    @Inject
    private JobForecast forecast;

    @Inject
    private JobWatches watches;

    @Context
    private Providers providers;

    /**
     * A stream that begins with the present state, unless the client knows that one already, and ends with the final one.
     * 204, which stops an {@code EventSource} from coming back, to a client that knows the final state.
     *
     * @param lastEventId the {@link Job#sequence} that the client saw last; what is no such number counts as none
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void events(
            @PathParam("jobId") UUID jobId,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context HttpServletRequest request,
            @Suspended AsyncResponse answer)
            throws IOException {
        Job job = jobs.find(jobId).orElseThrow(JobResource::notFound);
        int known = known(lastEventId, job);
        if (job.status().isFinal() && known == job.sequence()) {
            answer.resume(Response.noContent().build());
            return;
        }
        AsyncContext exchange = request.getAsyncContext();
        Jsonb json = providers
                .getContextResolver(Jsonb.class, MediaType.APPLICATION_JSON_TYPE)
                .getContext(JobRepresentation.class);
        var stream = new EventStream(
                jobId,
                known,
                exchange,
                state -> json.toJson(JobRepresentation.of(state).estimated(forecast.estimatedCompletion(state))));
        if (!watches.add(stream)) {
            throw new RefusedException(
                    Status.SERVICE_UNAVAILABLE,
                    "Too many clients wait for events; ask for the status from time to time");
        }
        stream.open();
    }

    /** More than the job has had is of another job, and so counts as none. */
    private static int known(String lastEventId, Job job) {
        if (lastEventId == null || !lastEventId.matches("[0-9]{1,9}")) {
            return 0;
        }
        int known = Integer.parseInt(lastEventId);
        return known <= job.sequence() ? known : 0;
    }
}
