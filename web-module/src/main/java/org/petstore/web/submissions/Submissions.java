package org.petstore.web.submissions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import org.petstore.idempotency.FirstRequest;
import org.petstore.idempotency.IdempotencyKey;
import org.petstore.idempotency.IdempotencyKeys;
import org.petstore.idempotency.RequestInProgressException;
import org.petstore.idempotency.Reservation;
import org.petstore.jobs.JobService;
import org.petstore.web.problems.RefusedException;

/** Where requests for jobs begin. */
@ApplicationScoped
public class Submissions {

    @Inject
    private JobService jobs;

    @Inject
    private IdempotencyKeys keys;

    /**
     * Begins a request, before its body is read if that is large. If it has a key, the key is reserved until the
     * submission is closed.
     *
     * @param operation method and path, at most 100 characters: a key means something else elsewhere
     * @throws RefusedException if the key is none, or that of a request in progress
     */
    public Submission begin(String operation, HttpHeaders headers) {
        UUID jobId = jobs.newId();
        Optional<String> key = IdempotencyHeader.in(headers);
        if (key.isEmpty()) {
            return new PlainSubmission(jobs, jobId);
        }
        var reservation = new Reservation(new IdempotencyKey(IdempotencyKey.ANONYMOUS, operation, key.get()), jobId);
        try {
            Optional<FirstRequest> first = keys.reserve(reservation);
            return first.isPresent() ? new RepeatedSubmission(first.get()) : new KeyedSubmission(keys, reservation);
        } catch (RequestInProgressException e) {
            throw KeyedSubmission.inProgress();
        }
    }
}
