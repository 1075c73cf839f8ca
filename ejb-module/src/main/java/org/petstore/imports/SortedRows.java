package org.petstore.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows of a chunk by what is to become of them. It has all rows of the chunk, or those up to the failed row that is
 * one too many.
 */
final class SortedRows<R> {

    private final List<R> created = new ArrayList<>();
    private final List<R> updated = new ArrayList<>();
    private final List<RowError> failed = new ArrayList<>();
    private final Map<Long, Long> rowsById = new HashMap<>();

    private SortedRows() {}

    /**
     * Sorts the rows of a chunk.
     *
     * @param ready its good rows as {@link RowType#prepare} gave them
     * @param stored those of its ids under which a row is stored
     * @param firstRows those of its ids that an earlier chunk brought, with the numbers of their rows
     */
    static <R> SortedRows<R> of(
            Chunk<R> chunk, List<R> ready, ImportAttempt<R> attempt, Set<Long> stored, Map<Long, Long> firstRows) {
        var sorted = new SortedRows<R>();
        Iterator<R> next = ready.iterator();
        for (Row<R> row : chunk.rows()) {
            if (attempt.options().isExceededBy(chunk.before().failed() + sorted.failed.size())) {
                break;
            }
            if (row.isGood()) {
                sorted.add(row, next.next(), attempt, stored, firstRows);
            } else {
                sorted.failed.add(row.asError());
            }
        }
        return sorted;
    }

    private void add(Row<R> row, R ready, ImportAttempt<R> attempt, Set<Long> stored, Map<Long, Long> firstRows) {
        long id = attempt.type().id(row.value());
        if (id == 0) {
            created.add(ready);
            return;
        }
        Long first = firstRows.getOrDefault(id, rowsById.get(id));
        if (first != null) {
            failed.add(new RowError(row.number(), "id: %d is taken by row %d".formatted(id, first)));
        } else if (!stored.contains(id)) {
            created.add(ready);
            rowsById.put(id, row.number());
        } else if (attempt.options().isUpsert()) {
            updated.add(ready);
            rowsById.put(id, row.number());
        } else {
            failed.add(new RowError(row.number(), "id: %d is taken already".formatted(id)));
        }
    }

    /** Rows to be stored under ids that are free. */
    List<R> created() {
        return created;
    }

    /** Rows to take the place of stored ones. */
    List<R> updated() {
        return updated;
    }

    List<RowError> failed() {
        return failed;
    }

    /** The ids that rows which are created or updated brought along, with the numbers of these rows. */
    Map<Long, Long> rowsById() {
        return rowsById;
    }
}
