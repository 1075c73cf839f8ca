package org.petstore.files;

import java.util.Objects;

/**
 * Where some content lies: in a file of the store, which it may share with others.
 *
 * @param key of the file
 * @param offset of its first byte
 * @param length in bytes
 */
public record FilePart(String key, long offset, long length) {

    /**
     * A part of this part.
     *
     * @param first its first byte, counted from 0 in this part
     * @param bytes how many; it must not end after this part
     */
    public FilePart part(long first, long bytes) {
        return new FilePart(key, offset + Objects.checkFromIndexSize(first, bytes, length), bytes);
    }
}
