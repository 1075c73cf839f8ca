package org.petstore.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;

/**
 * Gathers small contents into one file, so that they are made durable together: a file costs the disk the same whether
 * little or much is in it. For one thread. What was not stored when the process died is lost, and nobody knows of it.
 */
public final class FilePack {

    private final FileStore files;
    private final String folder;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private String key;

    /** @param folder where its files are to be */
    public FilePack(FileStore files, String folder) {
        this.files = files;
        this.folder = folder;
        begin();
    }

    /**
     * Takes a content in, a copy of it.
     *
     * @return where it will lie after the next {@link #store}
     */
    public FilePart add(byte[] content) {
        var part = new FilePart(key, gathered.size(), content.length);
        gathered.writeBytes(content);
        return part;
    }

    /** Stores the contents taken in since the last time. If that fails, they are forgotten. */
    public void store() throws IOException {
        if (gathered.size() > 0) {
            try {
                files.put(key, gathered::writeTo);
            } finally {
                begin();
            }
        }
    }

    private void begin() {
        key = folder + "/" + UUID.randomUUID();
        gathered.reset();
    }
}
