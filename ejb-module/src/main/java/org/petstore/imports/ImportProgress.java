package org.petstore.imports;

/**
 * Where the next attempt goes on: committed with the rows that it counts, so that none is stored twice or left out.
 * Public because JSON-B reads and writes no other records.
 *
 * @param rows data rows that are dealt with, the sum of the other two
 */
public record ImportProgress(long rows, long created, long failed) {

    static final ImportProgress NONE = new ImportProgress(0, 0, 0);

    ImportProgress plus(int moreCreated, int moreFailed) {
        return new ImportProgress(rows + moreCreated + moreFailed, created + moreCreated, failed + moreFailed);
    }

    ImportSummary summary() {
        return new ImportSummary(created, failed);
    }
}
