package org.petstore.web.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.petstore.files.FileStore;
import org.petstore.imports.CsvImport;
import org.petstore.imports.FailedRows;
import org.petstore.imports.ImportResults;
import org.petstore.imports.ImportSummary;
import org.petstore.jobs.InvalidInputException;
import org.petstore.jobs.Job;
import org.petstore.jobs.JobService;
import org.petstore.jobs.JobStatus;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.xml.Formats;
import org.petstore.web.xml.XmlRoot;

/** Tells how an import ended, row by row. */
@Path("/imports/{jobId}")
@ApplicationScoped
public class ImportResource {

    @Inject
    private JobService jobs;

    @Inject
    private ImportResults results;

    @Inject
    private FailedRows failedRows;

    /** What was created and what failed; 404 until its job is completed. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
    @XmlRoot("importResults")
    public JsonObject results(@PathParam("jobId") UUID jobId) throws SQLException {
        ImportSummary summary =
                find(jobId).flatMap(job -> job.summary(ImportSummary.class)).orElseThrow(ImportResource::notFound);
        return results.of(jobId, summary).toJson();
    }

    /**
     * The rows that failed, as a file to be mended and imported again, streamed; also those of an import that was
     * cancelled or stopped, as far as it came. 409 until its job has ended, and if the file failed as a whole; 410 when
     * the upload has been removed.
     */
    @GET
    @Path("/errors.csv")
    @Produces("text/csv")
    public Response failedRows(@PathParam("jobId") UUID jobId) throws IOException, SQLException {
        Job job = find(jobId).orElseThrow(ImportResource::notFound);
        if (job.completedAt().isEmpty()) {
            throw new RefusedException(Status.CONFLICT, "The import has not ended yet");
        }
        if (job.status() == JobStatus.FAILED && !failedRows.exist(jobId)) {
            throw new RefusedException(Status.CONFLICT, job.error().orElseThrow());
        }
        try {
            FileStore.Content file = failedRows.of(jobId, job.parameters(CsvImport.class));
            StreamingOutput body = file::writeTo;
            return Response.ok(body, "text/csv; charset=UTF-8")
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"errors.csv\"")
                    .build();
        } catch (NoSuchFileException e) {
            throw new RefusedException(Status.GONE, "The uploaded file is not kept any more");
        } catch (InvalidInputException e) {
            throw new RefusedException(Status.CONFLICT, e.getMessage());
        }
    }

    private Optional<Job> find(UUID jobId) {
        return jobs.find(jobId).filter(job -> CsvImport.TYPES.contains(job.type()));
    }

    private static RefusedException notFound() {
        return new RefusedException(Status.NOT_FOUND, "Import not found");
    }
}
