package org.petstore.imports;

/**
 * Where the next attempt goes on: committed with the rows that it counts, so that none is stored twice or left out.
 * Public because JSON-B reads and writes no other records.
 *
 * @param rows data rows that are dealt with, the sum of the other counts
 * @param idsNoted whether the ids of the rows are in the table of import ids, because one may come again
 */
public record ImportProgress(long rows, long created, long updated, long failed, boolean idsNoted) {

    static ImportProgress none(boolean idsNoted) {
        return new ImportProgress(0, 0, 0, 0, idsNoted);
    }

    ImportProgress plus(int moreCreated, int moreUpdated, int moreFailed) {
        return new ImportProgress(
                rows + moreCreated + moreUpdated + moreFailed,
                created + moreCreated,
                updated + moreUpdated,
                failed + moreFailed,
                idsNoted);
    }

    ImportSummary summary(ImportOptions options) {
        return new ImportSummary(created, options.isUpsert() ? updated : null, failed, options.dryRun());
    }
}
