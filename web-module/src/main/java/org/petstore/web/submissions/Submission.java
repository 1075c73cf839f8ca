package org.petstore.web.submissions;

import jakarta.ws.rs.core.Response;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import org.petstore.web.requests.Fields;

/** One request for a job, from its beginning to its answer; for one thread. Close it in any case. */
public interface Submission extends AutoCloseable {

    /** The job to come, or that has been made already. */
    UUID jobId();

    /** Whether the job has been made already, and a file of the request need not be stored. */
    boolean isRepeated();

    /** Hands the file of the request on, and takes note of it. */
    OutputStream watching(OutputStream file);

    /**
     * Accepts the job, unless that has been done.
     *
     * @param fields all of the request, found valid
     * @param parameters as the job's type takes them
     * @return 202 in either case
     * @throws org.petstore.web.problems.RefusedException if the key was used for another request, or the job cannot be
     *     accepted
     */
    Response accept(Fields fields, String type, Object parameters, Optional<String> callbackUrl);

    /** Gives the key back, unless the job was accepted. */
    @Override
    void close();
}
