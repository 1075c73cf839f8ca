package org.petstore.files;

/**
 * Where some content lies: in a file of the store, which it may share with others.
 *
 * @param key of the file
 * @param offset of its first byte
 * @param length in bytes
 */
public record FilePart(String key, long offset, long length) {}
