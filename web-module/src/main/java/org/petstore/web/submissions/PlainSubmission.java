package org.petstore.web.submissions;

import jakarta.ws.rs.core.Response;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import org.petstore.jobs.JobService;
import org.petstore.web.jobs.JobResource;
import org.petstore.web.requests.Fields;

/** A request without a key: sent again, it makes another job. */
final class PlainSubmission implements Submission {

    private final JobService jobs;
    private final UUID jobId;

    PlainSubmission(JobService jobs, UUID jobId) {
        this.jobs = jobs;
        this.jobId = jobId;
    }

    @Override
    public UUID jobId() {
        return jobId;
    }

    @Override
    public boolean isRepeated() {
        return false;
    }

    @Override
    public OutputStream watching(OutputStream file) {
        return file;
    }

    @Override
    public Response accept(Fields fields, String type, Object parameters, Optional<String> callbackUrl) {
        return JobResource.accepted(jobs.submit(jobId, type, parameters, callbackUrl.orElse(null)));
    }

    @Override
    public void close() {}
}
