package org.petstore.web.imports;

import java.io.IOException;
import java.io.OutputStream;
import org.petstore.files.FileStore;
import org.petstore.files.FileStore.Content;
import org.petstore.web.submissions.Submission;

/** Where the file of a request goes: into the store, or, if it is there from the first time, nowhere. */
final class UploadedFile {

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

    /** Takes the whole content; if that fails, nothing is left. */
    void receive(Content content) throws IOException {
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
