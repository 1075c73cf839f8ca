package org.petstore.imports;

import java.util.List;

/**
 * Rows that were read at a time.
 *
 * @param rows in the order of the file; none at its end
 * @param bytesRead of the file, with these rows and what was read ahead
 */
record RowBatch<R>(List<Row<R>> rows, long bytesRead) {}
