package org.petstore.web.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.sql.SQLException;
import java.util.UUID;
import org.petstore.imports.CsvImport;
import org.petstore.imports.ImportResults;
import org.petstore.imports.ImportSummary;
import org.petstore.jobs.JobService;
import org.petstore.web.problems.RefusedException;

/** Tells how an import ended, row by row. */
@Path("/imports/{jobId}")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class ImportResource {

    @Inject
    private JobService jobs;

    @Inject
    private ImportResults results;

    /** What was created and what failed; 404 until its job is completed. */
    @GET
    public JsonObject results(@PathParam("jobId") UUID jobId) throws SQLException {
        ImportSummary summary = jobs.find(jobId)
                .filter(job -> job.type().equals(CsvImport.PETS) || job.type().equals(CsvImport.ORDERS))
                .flatMap(job -> job.summary(ImportSummary.class))
                .orElseThrow(() -> new RefusedException(Status.NOT_FOUND, "Import not found"));
        return results.of(jobId, summary).toJson();
    }
}
