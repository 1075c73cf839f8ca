package org.petstore.web.submissions;

import jakarta.ws.rs.core.Response;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import org.petstore.idempotency.FirstRequest;
import org.petstore.web.problems.FurtherStatus;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.requests.Fields;

/** A request with the key of one that has been accepted: if it is the same, it gets the same answer. */
final class RepeatedSubmission implements Submission {

    private final FirstRequest first;
    private final Fingerprint fingerprint = new Fingerprint();

    RepeatedSubmission(FirstRequest first) {
        this.first = first;
    }

    @Override
    public UUID jobId() {
        return first.jobId();
    }

    @Override
    public boolean isRepeated() {
        return true;
    }

    @Override
    public OutputStream watching(OutputStream file) {
        return fingerprint.watching(file);
    }

    @Override
    public Response accept(Fields fields, String type, Object parameters, Optional<String> callbackUrl) {
        if (!fingerprint.with(fields.texts()).equals(first.fingerprint())) {
            throw new RefusedException(
                    FurtherStatus.UNPROCESSABLE_CONTENT,
                    "This %s was used for another request".formatted(IdempotencyHeader.NAME));
        }
        return KeyedSubmission.answer(first)
                .header("Idempotency-Replayed", true)
                .build();
    }

    @Override
    public void close() {}
}
