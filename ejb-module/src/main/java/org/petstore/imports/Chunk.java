package org.petstore.imports;

import java.util.List;

/**
 * Rows that are stored in one transaction.
 *
 * @param rows in the order of the file, 1 or more
 * @param before what had been done before the first of them
 * @param bytesRead of the file, with these rows and what was read ahead
 * @param bytesTotal the size of the file
 */
record Chunk<R>(List<Row<R>> rows, ImportProgress before, long bytesRead, long bytesTotal) {

    /** The good rows, in the order of the file. */
    List<R> values() {
        return rows.stream().filter(Row::isGood).map(Row::value).toList();
    }

    /** The ids that the good rows brought along. */
    List<Long> ids(RowType<R> type) {
        return rows.stream()
                .filter(Row::isGood)
                .map(row -> type.id(row.value()))
                .filter(id -> id != 0)
                .toList();
    }

    Chunk<R> with(List<Row<R>> otherRows, ImportProgress otherBefore) {
        return new Chunk<>(otherRows, otherBefore, bytesRead, bytesTotal);
    }
}
