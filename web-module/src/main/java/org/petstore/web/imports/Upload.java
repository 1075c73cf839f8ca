package org.petstore.web.imports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.apache.commons.fileupload2.core.FileUploadSizeException;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.requests.Fields;

/**
 * A multipart/form-data request (RFC 7578) with one file, which goes from the connection to the store as it comes: it
 * is never in memory, and on disk only once. A client that goes away in the middle leaves nothing.
 */
class Upload {

    private static final String FILE = "file";
    private static final int MOST_FIELD_BYTES = 8 * 1024;
    private static final int MOST_PARTS = 20;
    private static final int MOST_PART_HEADER_BYTES = 4 * 1024;
    static final int LONGEST_FILE_NAME = 255;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final UploadedFile file;
    private final Fields fields = new Fields(Map.of());
    private String fileName;
    private long fileBytes;
    private int parts;

    private Upload(UploadedFile file) {
        this.file = file;
    }

    /**
     * Receives the whole request.
     *
     * @param file where the file goes; not there any more if this throws
     * @param mostBytes the largest request that is taken
     * @throws RefusedException if the request is not such a form, has no file, or is too large
     */
    static Upload receive(HttpServletRequest request, UploadedFile file, long mostBytes) throws IOException {
        var upload = new Upload(file);
        try {
            upload.receive(request, mostBytes);
            upload.requireFile();
            return upload;
        } catch (FileUploadSizeException e) {
            if (e.getPermitted() == MOST_PART_HEADER_BYTES) {
                throw upload.refused(
                        Status.BAD_REQUEST,
                        "The header of a part must not be larger than %d bytes".formatted(MOST_PART_HEADER_BYTES));
            }
            throw upload.refused(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "The request must not be larger than %d bytes".formatted(mostBytes));
        } catch (FileUploadException e) {
            throw upload.refused(Status.BAD_REQUEST, "The request body is not valid multipart/form-data");
        } catch (IOException | RuntimeException e) {
            upload.discard();
            throw e;
        }
    }

    String fileName() {
        return fileName;
    }

    /** The other fields of the form. */
    Fields fields() {
        return fields;
    }

    /** Removes the file of a request that is refused after all. */
    void discard() throws IOException {
        file.discard();
    }

    private void receive(HttpServletRequest request, long mostBytes) throws IOException {
        var form = new JakartaServletFileUpload<>();
        form.setMaxSize(mostBytes);
        form.setMaxPartHeaderSize(MOST_PART_HEADER_BYTES);
        form.setHeaderCharset(StandardCharsets.UTF_8);
        form.getItemIterator(request).forEachRemaining(this::receivePart);
    }

    private void receivePart(FileItemInput part) throws IOException {
        parts++;
        if (parts > MOST_PARTS) {
            throw new RefusedException(
                    Status.BAD_REQUEST, "There must not be more than %d parts".formatted(MOST_PARTS));
        }
        String name = part.getFieldName();
        if (part.isFormField() && !FILE.equals(name)) {
            fields.add(name, text(part));
        } else if (!FILE.equals(name)) {
            throw new RefusedException(Status.BAD_REQUEST, "The only file of this request is named file");
        } else if (fileName != null) {
            throw new RefusedException(Status.BAD_REQUEST, "There must be one file, not several");
        } else {
            fileName = part.getName() == null ? "" : part.getName();
            if (fileName.length() > LONGEST_FILE_NAME) {
                throw new RefusedException(
                        Status.BAD_REQUEST,
                        "The file's name must not be longer than %d characters".formatted(LONGEST_FILE_NAME));
            }
            file.receive(out -> copy(part.getInputStream(), out));
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int bytes = read(in, buffer); bytes >= 0; bytes = read(in, buffer)) {
            out.write(buffer, 0, bytes);
            fileBytes += bytes;
        }
    }

    /** A client that goes away is its own affair; a disk that is full is ours. */
    private static int read(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (FileUploadException e) {
            throw e;
        } catch (IOException e) {
            throw new RefusedException(Status.BAD_REQUEST, "The request broke off");
        }
    }

    private static String text(FileItemInput part) throws IOException {
        byte[] bytes = part.getInputStream().readNBytes(MOST_FIELD_BYTES + 1);
        if (bytes.length > MOST_FIELD_BYTES) {
            throw new RefusedException(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "A field must not be larger than %d bytes".formatted(MOST_FIELD_BYTES));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void requireFile() {
        if (fileName == null) {
            throw new RefusedException(Status.BAD_REQUEST, "The part named file is missing");
        }
        if (fileBytes == 0) {
            throw new RefusedException(Status.BAD_REQUEST, "The file is empty");
        }
    }

    private RefusedException refused(Status status, String message) throws IOException {
        discard();
        return new RefusedException(status, message);
    }
}
