package org.petstore.web.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.UUID;
import org.petstore.jobs.Job;
import org.petstore.jobs.JobService;
import org.petstore.jobs.JobStatus;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.xml.Formats;

/** The status of a job, and its cancellation. */
@Path("/jobs/{jobId}")
@Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
@ApplicationScoped
public class JobResource {

    static final String NO_STORE = "no-store";

    @Inject
    private JobService jobs;

    static String path(UUID jobId) {
        return "/jobs/" + jobId;
    }

    /** The answer to a request that made a job: 202 (RFC 9110, section 15.3.3). */
    public static Response accepted(Job job) {
        return accepted(JobRepresentation.accepted(job)).build();
    }

    /** The same, repeated from what is known of it. */
    public static ResponseBuilder accepted(UUID jobId, Instant createdAt) {
        return accepted(JobRepresentation.accepted(jobId, createdAt));
    }

    private static ResponseBuilder accepted(JobRepresentation job) {
        return Response.accepted(job)
                .header(HttpHeaders.LOCATION, path(job.jobId))
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE);
    }

    /**
     * How the job is.
     *
     * @param redirect {@code false}: no 303, for clients that follow any or cannot follow one ({@link RedirectFilter})
     */
    @GET
    public Response status(@PathParam("jobId") UUID jobId, @QueryParam(RedirectFilter.PARAMETER) String redirect) {
        RedirectFilter.requireValid(redirect);
        return status(jobs.find(jobId).orElseThrow(JobResource::notFound));
    }

    /** 200 while it waits or runs and when it failed or was cancelled; 303 to the result when it is completed. */
    public static Response status(Job job) {
        var answer = Response.ok();
        job.resultLocation()
                .ifPresent(location -> answer.status(Status.SEE_OTHER).header(HttpHeaders.LOCATION, location));
        return answer.entity(JobRepresentation.of(job))
                .tag(new EntityTag(Integer.toString(job.sequence()), true))
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .build();
    }

    /** Cancels it; doing so twice is no error, but one that has ended otherwise cannot be cancelled any more. */
    @DELETE
    public Response cancel(@PathParam("jobId") UUID jobId) {
        JobStatus status = jobs.cancel(jobId).orElseThrow(JobResource::notFound);
        if (status != JobStatus.CANCELLED) {
            throw new RefusedException(Status.BAD_REQUEST, "Cannot cancel %s job".formatted(status.word()));
        }
        return Response.ok(JobRepresentation.cancelled(jobId))
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .build();
    }

    /** Has a failed or cancelled job tried again, as a new attempt of the same job. */
    @POST
    @Path("retry")
    public Response retry(@PathParam("jobId") UUID jobId) {
        return jobs.retry(jobId).map(JobResource::accepted).orElseThrow(() -> notRetried(jobId));
    }

    private RefusedException notRetried(UUID jobId) {
        JobStatus status = jobs.find(jobId).orElseThrow(JobResource::notFound).status();
        return switch (status) {
            case PENDING, PROCESSING, COMPLETED ->
                new RefusedException(Status.CONFLICT, "Cannot retry %s job".formatted(status.word()));
            case FAILED, CANCELLED ->
                new RefusedException(Status.GONE, "What the job needs is not kept any more; make the request anew");
        };
    }

    public static RefusedException notFound() {
        return new RefusedException(Status.NOT_FOUND, "Job not found");
    }
}
