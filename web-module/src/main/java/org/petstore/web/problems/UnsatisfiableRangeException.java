package org.petstore.web.problems;

/** A part is asked for of which the file has nothing: 416 with the file's size. */
public class UnsatisfiableRangeException extends RuntimeException {

    private final long size;

    /** @param size of the whole file, in bytes */
    public UnsatisfiableRangeException(long size) {
        super("The file has %d bytes, none of them in this range".formatted(size), null, false, false);
        this.size = size;
    }

    long size() {
        return size;
    }
}
