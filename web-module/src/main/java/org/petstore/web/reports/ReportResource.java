package org.petstore.web.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.UUID;
import org.petstore.files.FileStore;
import org.petstore.jobs.JobService;
import org.petstore.reports.OrderReport;
import org.petstore.reports.ReportFile;
import org.petstore.web.problems.RefusedException;

/** Hands out finished reports. */
@Path("/reports/{jobId}")
@ApplicationScoped
public class ReportResource {

    @Inject
    private JobService jobs;

    @Inject
    private FileStore files;

    /** The file, streamed; 404 until its job is completed, 410 when the file has been removed. */
    @GET
    public Response file(@PathParam("jobId") UUID jobId) throws IOException {
        ReportFile report = jobs.find(jobId)
                .filter(job -> job.type().equals(OrderReport.TYPE))
                .flatMap(job -> job.summary(ReportFile.class))
                .orElseThrow(() -> new RefusedException(Status.NOT_FOUND, "Report not found"));
        try {
            return Response.ok(files.open(report.content()), report.mediaType())
                    .header(HttpHeaders.CONTENT_LENGTH, report.content().length())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s\"".formatted(report.fileName()))
                    .build();
        } catch (NoSuchFileException e) {
            throw new RefusedException(Status.GONE, "The report is not kept any more");
        }
    }
}
