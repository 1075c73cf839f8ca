package org.petstore.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a chunk in one transaction: the rows, the errors, the checkpoint and the progress. */
@ApplicationScoped
class ChunkWriter {

    @Inject
    private ImportErrorRepository errors;

    @Inject
    private ImportIdRepository ids;

    /**
     * If the process dies here, nothing of the chunk is stored and the next attempt begins with it.
     *
     * @param ready the good rows of the chunk as {@link RowType#prepare} gave them
     * @param lookUpIds whether to look for rows that bring an id which is stored already; else the database refuses
     *     the chunk if there are any
     * @return what has been done with this chunk; it may end before the chunk if too many rows have failed
     * @throws SQLException if the database refuses it; rolled back
     * @throws org.petstore.jobs.JobStoppedException if the attempt no longer owns the job; rolled back
     */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    <R> ImportProgress write(ImportAttempt<R> attempt, Chunk<R> chunk, List<R> ready, boolean lookUpIds)
            throws SQLException {
        RowType<R> type = attempt.type();
        boolean noteIds = chunk.before().idsNoted();
        List<Long> brought = lookUpIds || noteIds ? chunk.ids(type) : List.of();
        Set<Long> stored = lookUpIds && !brought.isEmpty() ? type.existing(brought) : Set.of();
        Map<Long, Long> firstRows = noteIds && !brought.isEmpty() ? ids.rows(attempt.jobId(), brought) : Map.of();
        var rows = SortedRows.of(chunk, ready, attempt, stored, firstRows);
        if (!attempt.options().dryRun()) {
            store(rows, type);
        }
        if (noteIds && !rows.rowsById().isEmpty()) {
            ids.insert(attempt.jobId(), rows.rowsById());
        }
        if (!rows.failed().isEmpty()) {
            errors.insert(attempt.jobId(), rows.failed());
        }
        ImportProgress after = chunk.before()
                .plus(
                        rows.created().size(),
                        rows.updated().size(),
                        rows.failed().size());
        // Last: it locks the row of the job, on which others wait
        attempt.context().progress(chunk.bytesRead(), chunk.bytesTotal(), after);
        return after;
    }

    private static <R> void store(SortedRows<R> rows, RowType<R> type) throws SQLException {
        if (!rows.created().isEmpty()) {
            type.insert(rows.created());
        }
        if (!rows.updated().isEmpty()) {
            type.update(rows.updated());
        }
    }
}
