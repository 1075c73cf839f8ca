package org.petstore.web.imports;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.petstore.files.FileStore;
import org.petstore.files.FileStore.Content;
import org.petstore.web.problems.FurtherStatus;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.submissions.Submission;

/** Where the file of a request goes: into the store, or, if it is there from the first time, nowhere. */
final class UploadedFile {

    private static final Logger LOG = System.getLogger(UploadedFile.class.getName());

    private final FileStore files;
    private final Submission submission;

    UploadedFile(FileStore files, Submission submission) {
        this.files = files;
        this.submission = submission;
    }

    /** Where it is in the store. */
    String key() {
        return "uploads/" + submission.jobId();
    }

    /**
     * Takes the whole content; if that fails, nothing is left.
     *
     * @throws FileUploadException as the content threw it: the client's fault
     * @throws RefusedException if there is no room for it
     */
    void receive(Content content) throws IOException {
        try {
            store(content);
        } catch (FileUploadException e) {
            throw e;
        } catch (IOException e) { // the disk is full, or worse
            LOG.log(Level.WARNING, "An upload could not be stored", e);
            throw new RefusedException(
                    FurtherStatus.INSUFFICIENT_STORAGE, "The server cannot store the file at present");
        }
    }

    private void store(Content content) throws IOException {
        Content watched = out -> content.writeTo(submission.watching(out));
        if (submission.isRepeated()) {
            watched.writeTo(OutputStream.nullOutputStream());
        } else {
            files.put(key(), watched);
        }
    }

    /** Removes what this request has stored. */
    void discard() throws IOException {
        if (!submission.isRepeated()) {
            files.delete(key());
        }
    }
}
