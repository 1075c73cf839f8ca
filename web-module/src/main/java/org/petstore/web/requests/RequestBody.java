package org.petstore.web.requests;

import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import org.petstore.web.problems.RefusedException;

/** The body of a request with fields, which is small in every format. */
final class RequestBody {

    private static final int MOST_BYTES = 64 * 1024;

    private RequestBody() {}

    /**
     * Reads all of it.
     *
     * @param expected completes the sentence of a body that is missing: {@code it must be …}
     */
    static byte[] read(InputStream body, String expected) throws IOException {
        byte[] bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new RefusedException(
                    Status.REQUEST_ENTITY_TOO_LARGE, "The request body must not be larger than 64 KiB");
        }
        if (bytes.length == 0) {
            throw new RefusedException(Status.BAD_REQUEST, "The request body is missing: it must be " + expected);
        }
        return bytes;
    }
}
