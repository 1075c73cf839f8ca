package org.petstore.imports;

/**
 * What is to be known of all ids that a file brings before its first row is stored.
 *
 * @param highest 0 if there are none
 * @param ascending whether each is above the one before it, so that none comes twice
 */
record FileIds(long highest, boolean ascending) {

    static final FileIds NONE = new FileIds(0, true);

    /** Those and one more, which comes after them. */
    FileIds and(long id) {
        return new FileIds(Math.max(highest, id), ascending && id > highest);
    }
}
