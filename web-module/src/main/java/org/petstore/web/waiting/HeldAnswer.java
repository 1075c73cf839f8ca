package org.petstore.web.waiting;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.UUID;
import org.jboss.resteasy.core.interception.jaxrs.SuspendableContainerResponseContext;
import org.petstore.jobs.Job;
import org.petstore.watching.JobWatcher;
import org.petstore.web.jobs.JobResource;

/** An answer that is not given before there is news, or time is up; then it stays what it was. */
final class HeldAnswer implements JobWatcher {

    private final UUID jobId;
    private final int known;
    private final SuspendableContainerResponseContext response;
    private final long endNanos;

    /**
     * An answer that has been suspended.
     *
     * @param known the state of the job after which any is news; the end of the job always is
     */
    HeldAnswer(UUID jobId, int known, SuspendableContainerResponseContext response, Duration longest) {
        this.jobId = jobId;
        this.known = known;
        this.response = response;
        this.endNanos = System.nanoTime() + longest.toNanos();
    }

    @Override
    public UUID jobId() {
        return jobId;
    }

    @Override
    public boolean see(Job job) {
        boolean isNews = job.sequence() > known || job.status().isFinal();
        if (isNews) {
            Response status = JobResource.status(job);
            response.setStatusInfo(status.getStatusInfo());
            response.setEntity(status.getEntity());
            response.getHeaders().remove("Location");
            status.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
            response.resume();
        }
        return !isNews;
    }

    @Override
    public boolean tick(long nowNanos) {
        boolean isOver = nowNanos - endNanos >= 0;
        if (isOver) {
            response.resume();
        }
        return !isOver;
    }

    @Override
    public void end() {
        response.resume();
    }
}
