package org.petstore.web.submissions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
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

    /** Until the jobs are counted again. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Inject
    private JobService jobs;

    @Inject
    private IdempotencyKeys keys;

    /**
     * Begins a request, before its body is read if that is large. If it has a key, the key is reserved until the
     * submission is closed.
     *
     * @param operation method and path, at most 100 characters: a key means something else elsewhere
     * @throws RefusedException if the key is none, or that of a request in progress, or if too many jobs are unfinished
     */
    public Submission begin(String operation, HttpHeaders headers) {
        UUID jobId = jobs.newId();
        Optional<String> key = IdempotencyHeader.in(headers);
        if (key.isEmpty()) {
            requireRoom();
            return new PlainSubmission(jobs, jobId);
        }
        return begin(new Reservation(new IdempotencyKey(IdempotencyKey.ANONYMOUS, operation, key.get()), jobId));
    }

    /** One that has been accepted is answered, whatever has been accepted since. */
    private Submission begin(Reservation reservation) {
        Optional<FirstRequest> first = reserve(reservation);
        if (first.isPresent()) {
            return new RepeatedSubmission(first.get());
        }
        try {
            requireRoom();
            return new KeyedSubmission(keys, reservation);
        } catch (RefusedException e) {
            keys.release(reservation);
            throw e;
        }
    }

    private Optional<FirstRequest> reserve(Reservation reservation) {
        try {
            return keys.reserve(reservation);
        } catch (RequestInProgressException e) {
            throw KeyedSubmission.inProgress();
        }
    }

    private void requireRoom() {
        switch (jobs.admission()) {
            case OPEN -> {}
            case TOO_MANY_OF_CALLER ->
                throw new RefusedException(
                        Status.TOO_MANY_REQUESTS, "Too many of your jobs have not ended; try again later", RETRY_AFTER);
            case TOO_MANY ->
                throw new RefusedException(
                        Status.SERVICE_UNAVAILABLE,
                        "The server has too many jobs that have not ended; try again later",
                        RETRY_AFTER);
        }
    }
}
