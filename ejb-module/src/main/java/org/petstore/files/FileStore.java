package org.petstore.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Uploads and results: large, written once, read as a stream, never whole in memory.
 *
 * <p>A key is a path of lower-case letters, digits, {@code -} and {@code .}, with {@code /} between its parts. Methods
 * may be called from any thread and take part in no transaction: write the file first, commit the row that names it
 * after, and a process that dies in between leaves a file nobody knows, never a row without its file.
 */
public interface FileStore {

    /** Writes the content of a new file. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Stores a file. It is on disk and visible under its key when this returns; if the content fails, nothing is
     * left. A file already there is replaced.
     *
     * @return its length in bytes
     */
    long put(String key, Content content) throws IOException;

    /**
     * Begins to read a file; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    InputStream open(String key) throws IOException;

    /**
     * Begins to read a part of a file, of which what lies before it is passed over unread; the caller closes it.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    default InputStream open(FilePart part) throws IOException {
        InputStream file = open(part.key());
        try {
            file.skipNBytes(part.offset());
            return new PartInputStream(file, part.length());
        } catch (Throwable e) { // also an Error: nobody else would close it
            file.close();
            throw e;
        }
    }

    /**
     * Tells a file's length.
     *
     * @return its length in bytes
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    long size(String key) throws IOException;

    /** Removes the file; nothing happens if there is none. */
    void delete(String key) throws IOException;
}
