package org.petstore.web.waiting;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.core.interception.jaxrs.SuspendableContainerResponseContext;
import org.petstore.watching.JobWatches;
import org.petstore.web.jobs.JobRepresentation;
import org.petstore.web.jobs.KnownState;

/**
 * Holds the answer about a job that has not ended for as long as the client would wait: after a POST until the job has
 * ended, which is then the answer; else until there is a newer state of it than the client knows. A filter, so that
 * whatever makes a job or tells of one can be waited for.
 */
@Provider
@Priority(Priorities.USER + 2) // before those that change what is told to suit the client
@ApplicationScoped
public class WaitFilter implements ContainerResponseFilter {

    @Inject
    private JobWatches watches;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof JobRepresentation job && !job.hasEnded() && !isNews(request, response)) {
            Preferences.wait(request.getHeaders().get("Prefer"))
                    .ifPresent(longest ->
                            hold(request.getMethod(), job, (SuspendableContainerResponseContext) response, longest));
        }
    }

    private void hold(
            String method, JobRepresentation job, SuspendableContainerResponseContext response, Duration longest) {
        boolean untilEnd = method.equals(HttpMethod.POST);
        var held = new HeldAnswer(job.jobId, untilEnd ? Integer.MAX_VALUE : job.sequence, response, longest);
        response.getHeaders().putSingle("Preference-Applied", "wait=" + longest.toSeconds());
        response.suspend();
        if (!watches.add(held)) {
            // As if it had not been asked for
            response.getHeaders().remove("Preference-Applied");
            response.resume();
        }
    }

    /** A client that knows an earlier state is told at once what it does not know. */
    private static boolean isNews(ContainerRequestContext request, ContainerResponseContext response) {
        List<String> known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
        return known != null
                && response.getEntityTag() != null
                && !KnownState.isNamedBy(known, response.getEntityTag());
    }
}
