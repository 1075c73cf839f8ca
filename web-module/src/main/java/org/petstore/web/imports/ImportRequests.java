package org.petstore.web.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.petstore.files.FileStore;
import org.petstore.imports.CsvImport;
import org.petstore.imports.ImportOptions;
import org.petstore.jobs.JobService;
import org.petstore.platform.Settings;
import org.petstore.web.jobs.JobResource;
import org.petstore.web.problems.InvalidFieldsException;
import org.petstore.web.requests.Fields;
import org.petstore.web.webhooks.CallbackUrl;

/** Makes the job of a CSV file that is uploaded. */
@ApplicationScoped
class ImportRequests {

    @Inject
    private JobService jobs;

    @Inject
    private FileStore files;

    @Inject
    private Settings settings;

    @Inject
    private CallbackUrl callbackUrl;

    /**
     * The file is on disk before the job is committed: no job ever looks for a file that was lost. Fields may stand in
     * the form, before or after the file, and in the query.
     */
    Response create(String type, HttpServletRequest request, UriInfo uri) throws IOException {
        UUID jobId = jobs.newId();
        String key = "uploads/" + jobId;
        Upload upload = Upload.receive(request, files, key, settings.maxUploadBytes());
        try {
            Fields fields = upload.fields();
            uri.getQueryParameters().forEach((name, values) -> values.forEach(value -> fields.add(name, value)));
            Optional<String> callback = callbackUrl.in(fields);
            ImportOptions options = OptionFields.in(fields);
            fields.requireValid();
            var parameters = new CsvImport(key, upload.fileName(), options);
            return JobResource.accepted(jobs.submit(jobId, type, parameters, callback.orElse(null)));
        } catch (InvalidFieldsException e) {
            upload.discard();
            throw e;
        }
    }
}
