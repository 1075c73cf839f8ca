package org.petstore.web.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Optional;
import org.petstore.files.FileStore;
import org.petstore.imports.CsvImport;
import org.petstore.imports.ImportOptions;
import org.petstore.jobs.JobService;
import org.petstore.platform.DatabaseOutage;
import org.petstore.platform.Settings;
import org.petstore.web.requests.Fields;
import org.petstore.web.submissions.Submission;
import org.petstore.web.submissions.Submissions;
import org.petstore.web.webhooks.CallbackUrl;

/** Makes the job of a CSV file that is uploaded. */
@ApplicationScoped
class ImportRequests {

    @Inject
    private Submissions submissions;

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
     * the form, before or after the file, and in the query. A request that is refused leaves no file.
     */
    Response create(String type, String path, HttpServletRequest request, HttpHeaders headers, UriInfo uri)
            throws IOException {
        try (Submission submission = submissions.begin(HttpMethod.POST + " " + path, headers)) {
            var file = new UploadedFile(files, submission);
            Upload upload = Upload.receive(request, file, settings.maxUploadBytes());
            return accept(submission, type, file, upload, uri);
        }
    }

    private Response accept(Submission submission, String type, UploadedFile file, Upload upload, UriInfo uri)
            throws IOException {
        try {
            Fields fields = upload.fields();
            uri.getQueryParameters().forEach((name, values) -> values.forEach(value -> fields.add(name, value)));
            Optional<String> callback = callbackUrl.in(fields);
            ImportOptions options = OptionFields.in(fields);
            fields.requireValid();
            return submission.accept(fields, type, new CsvImport(file.key(), upload.fileName(), options), callback);
        } catch (RuntimeException e) {
            // If the database went away at the commit, the job may be there all the same, and needs its file
            if (!DatabaseOutage.isCauseOf(e) && jobs.find(submission.jobId()).isEmpty()) {
                file.discard();
            }
            throw e;
        }
    }
}
