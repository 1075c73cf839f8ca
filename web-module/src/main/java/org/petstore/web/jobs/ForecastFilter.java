package org.petstore.web.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import org.petstore.jobs.JobForecast;

/** Whatever the answer that tells of an unfinished job, it says when it may have ended, and when to ask again: RFC 9110, section 10.2.3. */
@Provider
@ApplicationScoped
public class ForecastFilter implements ContainerResponseFilter {

    @Inject
    private JobForecast forecast;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof JobRepresentation told) {
            told.unfinished().ifPresent(job -> {
                told.estimated(forecast.estimatedCompletion(job));
                response.getHeaders()
                        .putSingle(HttpHeaders.RETRY_AFTER, forecast.pause(job).toSeconds());
            });
        }
    }
}
