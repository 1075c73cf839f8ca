package org.petstore.web.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.UUID;
import org.petstore.files.FilePart;
import org.petstore.files.FileStore;
import org.petstore.jobs.JobService;
import org.petstore.reports.OrderReport;
import org.petstore.reports.ReportFile;
import org.petstore.web.problems.RefusedException;

/**
 * Hands out finished reports, whole or in part (RFC 9110, section 14). The file of a job never changes once it is there,
 * so the job's id is a strong validator of it (section 8.8.3).
 */
@Path("/reports/{jobId}")
@ApplicationScoped
public class ReportResource {

    private static final String RANGE_UNIT = "bytes";

    /** A report is its client's alone, and must not outlive its retention in a cache. */
    private static final String CACHE_CONTROL = "private, no-cache";

    @Inject
    private JobService jobs;

    @Inject
    private FileStore files;

    /** What GET would say of the whole file. */
    @HEAD
    public Response head(@PathParam("jobId") UUID jobId, @Context Request request) throws IOException {
        ReportFile report = find(jobId);
        return notModified(request, jobId)
                .orElseGet(() -> describe(Response.ok(), jobId, report)
                        .header(HttpHeaders.CONTENT_LENGTH, report.content().length())
                        .build());
    }

    /** The file, streamed; 404 until its job is completed, 410 when the file has been removed. */
    @GET
    public Response file(@PathParam("jobId") UUID jobId, @Context Request request, @Context HttpHeaders headers)
            throws IOException {
        ReportFile report = find(jobId);
        Optional<Response> notModified = notModified(request, jobId);
        if (notModified.isPresent()) {
            return notModified.get();
        }
        FilePart content = report.content();
        Optional<ByteRange> range = isRangeStillMeant(headers, jobId)
                ? ByteRange.of(headers.getHeaderString("Range"), content.length())
                : Optional.empty();
        FilePart sent =
                range.map(part -> content.part(part.first(), part.length())).orElse(content);
        ResponseBuilder answer = range.map(
                        part -> Response.status(Status.PARTIAL_CONTENT).header("Content-Range", part.contentRange()))
                .orElseGet(Response::ok);
        try {
            return describe(answer, jobId, report)
                    .header(HttpHeaders.CONTENT_LENGTH, sent.length())
                    .entity(files.open(sent))
                    .build();
        } catch (NoSuchFileException e) {
            throw gone();
        }
    }

    /** The report of a job whose file is there: nobody is told that what has gone has not changed. */
    private ReportFile find(UUID jobId) throws IOException {
        ReportFile report = jobs.find(jobId)
                .filter(job -> job.type().equals(OrderReport.TYPE))
                .flatMap(job -> job.summary(ReportFile.class))
                .orElseThrow(() -> new RefusedException(Status.NOT_FOUND, "Report not found"));
        try {
            files.size(report.content().key());
            return report;
        } catch (NoSuchFileException e) {
            throw gone();
        }
    }

    private static ResponseBuilder describe(ResponseBuilder answer, UUID jobId, ReportFile report) {
        return answer.type(report.mediaType())
                .tag(tag(jobId))
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .header("Accept-Ranges", RANGE_UNIT)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(report.fileName()));
    }

    /** 304 for a client that has the file already. */
    private static Optional<Response> notModified(Request request, UUID jobId) {
        ResponseBuilder answer = request.evaluatePreconditions(tag(jobId));
        if (answer == null) {
            return Optional.empty();
        }
        Response failed = answer.tag(tag(jobId))
                .header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL)
                .build();
        if (failed.getStatus() == Status.PRECONDITION_FAILED.getStatusCode()) {
            throw new RefusedException(Status.PRECONDITION_FAILED, "The report is not the one that is asked for");
        }
        return Optional.of(failed);
    }

    /** Whoever goes on with something else than this file, or with what it has a date for only, gets the whole. */
    private static boolean isRangeStillMeant(HttpHeaders headers, UUID jobId) {
        String ifRange = headers.getHeaderString("If-Range");
        return ifRange == null || ifRange.equals("\"%s\"".formatted(jobId));
    }

    private static EntityTag tag(UUID jobId) {
        return new EntityTag(jobId.toString());
    }

    private static RefusedException gone() {
        return new RefusedException(Status.GONE, "The report is not kept any more");
    }
}
