package org.petstore.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.petstore.jobs.JobContext;

/** Writes a chunk in one transaction: the rows, the errors, the checkpoint and the progress. */
@ApplicationScoped
class ChunkWriter {

    @Inject
    private ImportErrorRepository errors;

    /**
     * If the process dies here, nothing of the chunk is stored and the next attempt begins with it.
     *
     * @param ready the good rows of the chunk as {@link RowType#prepare} gave them
     * @param lookUpIds whether to look for rows that bring an id which is stored already; else the database refuses
     *     the chunk if there are any
     * @return what has been done with this chunk
     * @throws SQLException if the database refuses it; rolled back
     * @throws org.petstore.jobs.JobStoppedException if the attempt no longer owns the job; rolled back
     */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    <R> ImportProgress write(RowType<R> type, Chunk<R> chunk, List<R> ready, boolean lookUpIds, JobContext context)
            throws SQLException {
        var accepted = new ArrayList<R>(ready.size());
        var failed = new ArrayList<RowError>();
        Set<Long> taken = lookUpIds ? stored(type, chunk.values()) : new HashSet<>();
        Iterator<R> next = ready.iterator();
        for (Row<R> row : chunk.rows()) {
            if (!row.isGood()) {
                failed.add(row.asError());
                continue;
            }
            R value = next.next();
            long id = type.id(row.value());
            if (id == 0 || taken.add(id)) {
                accepted.add(value);
            } else {
                failed.add(new RowError(row.number(), "id: %d is taken already".formatted(id)));
            }
        }
        if (!accepted.isEmpty()) {
            type.insert(accepted);
        }
        if (!failed.isEmpty()) {
            errors.insert(context.jobId(), failed);
        }
        ImportProgress after = chunk.before().plus(accepted.size(), failed.size());
        // Last: it locks the row of the job, on which others wait
        context.progress(chunk.bytesRead(), chunk.bytesTotal(), after);
        return after;
    }

    /** Of the ids that the rows brought along, those that are stored; may be added to. */
    private static <R> Set<Long> stored(RowType<R> type, List<R> rows) throws SQLException {
        return new HashSet<>(
                type.existing(rows.stream().map(type::id).filter(id -> id != 0).toList()));
    }
}
