package org.petstore.web.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.petstore.jobs.Job;
import org.petstore.jobs.JobFilter;
import org.petstore.jobs.JobList;
import org.petstore.jobs.JobStatus;
import org.petstore.web.pages.Page;
import org.petstore.web.pages.PageRequest;
import org.petstore.web.requests.Fields;
import org.petstore.web.xml.Formats;
import org.petstore.web.xml.XmlRoot;

/** The jobs there are, in pages, the newest first. */
@Path("/jobs")
@Produces({MediaType.APPLICATION_JSON, Formats.XML, Formats.TEXT_XML})
@ApplicationScoped
public class JobListResource {

    private static final String STATUSES =
            Stream.of(JobStatus.values()).map(JobStatus::word).collect(Collectors.joining(", "));

    @Inject
    private JobList jobs;

    @GET
    @XmlRoot("jobs")
    public Response page(@Context UriInfo uri) throws SQLException {
        Fields query = PageRequest.query(uri);
        JobFilter filter = filter(query);
        Page<JobRepresentation> page = PageRequest.newestFirst(uri, query)
                .page((before, limit) -> jobs.page(filter, before, limit), Job::id, JobRepresentation::listed);
        return Response.ok(page)
                .header(HttpHeaders.CACHE_CONTROL, JobResource.NO_STORE)
                .build();
    }

    private JobFilter filter(Fields query) {
        Optional<JobStatus> status = query.optional("status", JobListResource::status, "must be one of: " + STATUSES);
        Optional<String> type = query.optional(
                "type",
                text -> Optional.of(text).filter(jobs.types()::contains),
                "must be one of: " + String.join(", ", jobs.types()));
        Optional<Instant> createdAfter = time(query, "createdAfter");
        Optional<Instant> createdBefore = time(query, "createdBefore");
        return new JobFilter(status, type, createdAfter, createdBefore);
    }

    private static Optional<JobStatus> status(String word) {
        return Stream.of(JobStatus.values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    private static Optional<Instant> time(Fields query, String name) {
        return query.optional(name, JobListResource::time, "must be a time such as 2024-03-01T12:30:00Z");
    }

    /** RFC 3339: a year has four digits. */
    private static Optional<Instant> time(String text) {
        try {
            return text.matches("\\d{4}-.*") ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
