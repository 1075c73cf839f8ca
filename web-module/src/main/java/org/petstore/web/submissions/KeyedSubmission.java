package org.petstore.web.submissions;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.petstore.idempotency.FirstRequest;
import org.petstore.idempotency.IdempotencyKeys;
import org.petstore.idempotency.RequestInProgressException;
import org.petstore.idempotency.Reservation;
import org.petstore.platform.Timestamps;
import org.petstore.web.jobs.JobResource;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.requests.Fields;

/** The first request with its key. If it comes to nothing, the next one is the first. */
final class KeyedSubmission implements Submission {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final IdempotencyKeys keys;
    private final Reservation reservation;
    private final Fingerprint fingerprint = new Fingerprint();
    private boolean accepted;

    KeyedSubmission(IdempotencyKeys keys, Reservation reservation) {
        this.keys = keys;
        this.reservation = reservation;
    }

    static RefusedException inProgress() {
        return new RefusedException(
                Status.CONFLICT,
                "A request with this %s is in progress; send it again later".formatted(IdempotencyHeader.NAME),
                RETRY_AFTER);
    }

    /** The same bytes each time that a request with the key is answered. */
    static ResponseBuilder answer(FirstRequest first) {
        return JobResource.accepted(first.jobId(), first.createdAt())
                .header("Idempotency-Expires", Timestamps.text(first.expiresAt()));
    }

    @Override
    public UUID jobId() {
        return reservation.jobId();
    }

    @Override
    public boolean isRepeated() {
        return false;
    }

    @Override
    public OutputStream watching(OutputStream file) {
        return fingerprint.watching(file);
    }

    @Override
    public Response accept(Fields fields, String type, Object parameters, Optional<String> callbackUrl) {
        try {
            FirstRequest first = keys.submit(
                    reservation, fingerprint.with(fields.texts()), type, parameters, callbackUrl.orElse(null));
            accepted = true;
            return answer(first).build();
        } catch (RequestInProgressException e) {
            throw inProgress();
        }
    }

    @Override
    public void close() {
        if (!accepted) {
            keys.release(reservation);
        }
    }
}
