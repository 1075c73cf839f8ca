package org.petstore.web.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Base64;
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
            return accept(submission, type, file, upload.fileName(), withQuery(uri, upload.fields()));
        }
    }

    /** The same for a small file that is itself a field, in base64. */
    Response create(String type, String path, Fields fields, HttpHeaders headers, UriInfo uri) throws IOException {
        try (Submission submission = submissions.begin(HttpMethod.POST + " " + path, headers)) {
            Optional<byte[]> content = fields.required("file", ImportRequests::decoded, "must be a CSV file in base64");
            Optional<String> fileName = fields.optional(
                    "fileName",
                    text -> Optional.of(text).filter(t -> t.length() <= Upload.LONGEST_FILE_NAME),
                    "must not be longer than %d characters".formatted(Upload.LONGEST_FILE_NAME));
            var file = new UploadedFile(files, submission);
            if (content.isPresent()) {
                file.receive(out -> out.write(content.get()));
            }
            return accept(submission, type, file, fileName.orElse(""), withQuery(uri, fields));
        }
    }

    private Response accept(Submission submission, String type, UploadedFile file, String fileName, Fields fields)
            throws IOException {
        try {
            Optional<String> callback = callbackUrl.in(fields);
            ImportOptions options = OptionFields.in(fields);
            fields.requireValid();
            return submission.accept(fields, type, new CsvImport(file.key(), fileName, options), callback);
        } catch (RuntimeException e) {
            // If the database went away at the commit, the job may be there all the same, and needs its file
            if (!DatabaseOutage.isCauseOf(e) && jobs.find(submission.jobId()).isEmpty()) {
                file.discard();
            }
            throw e;
        }
    }

    private static Fields withQuery(UriInfo uri, Fields fields) {
        uri.getQueryParameters().forEach((name, values) -> values.forEach(value -> fields.add(name, value)));
        return fields;
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replaceAll("\\s", "")))
                    .filter(bytes -> bytes.length > 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
