package org.petstore.web.requests;

import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import org.petstore.web.problems.RefusedException;

/** The body of a request with fields, which is small in every format. */
final class RequestBody {

    /** The most that fields need, unless one is a file. */
    static final int MOST_KIB = 64;

    private RequestBody() {}

    /**
     * Reads all of it.
     *
     * @param mostKiB the largest that is taken
     * @param expected completes the sentence of a body that is missing: {@code it must be …}
     */
    static byte[] read(InputStream body, int mostKiB, String expected) throws IOException {
        byte[] bytes = body.readNBytes(mostKiB * 1024 + 1);
        if (bytes.length > mostKiB * 1024) {
            throw new RefusedException(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "The request body must not be larger than %d KiB".formatted(mostKiB));
        }
        if (bytes.length == 0) {
            throw new RefusedException(Status.BAD_REQUEST, "The request body is missing: it must be " + expected);
        }
        return bytes;
    }
}
