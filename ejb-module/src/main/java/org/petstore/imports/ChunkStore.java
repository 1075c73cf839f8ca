package org.petstore.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import org.petstore.jobs.JobContext;

/**
 * Gets chunks into the database although it may refuse some: another import may have stored the same id since it was
 * looked up, and a row may break a rule that only the database knows.
 */
@ApplicationScoped
class ChunkStore {

    private static final Logger LOG = System.getLogger(ChunkStore.class.getName());
    private static final int MOST_TRIES = 3;

    @Inject
    private ChunkWriter writer;

    /**
     * Stores a chunk, in one transaction unless it must be divided to find the row that is refused. Called outside any
     * transaction.
     *
     * @return what has been done with this chunk
     * @throws SQLException if the cause is not a row: an accident
     */
    <R> ImportProgress store(RowType<R> type, Chunk<R> chunk, JobContext context) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return writer.write(type, chunk, type.prepare(chunk.values()), context);
            } catch (SQLException e) {
                Refusal refusal = Refusal.of(e);
                if (refusal == Refusal.OTHER || (refusal == Refusal.CONFLICT && tries == MOST_TRIES)) {
                    throw e;
                }
                if (refusal == Refusal.ROW && tries == MOST_TRIES) {
                    return storeInParts(type, chunk, context, e);
                }
            }
        }
    }

    private <R> ImportProgress storeInParts(RowType<R> type, Chunk<R> chunk, JobContext context, SQLException cause)
            throws SQLException {
        List<Row<R>> rows = chunk.rows();
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            ImportProgress between = store(type, chunk.with(rows.subList(0, half), chunk.before()), context);
            return store(type, chunk.with(rows.subList(half, rows.size()), between), context);
        }
        Row<R> row = rows.get(0);
        if (!row.isGood()) {
            throw cause;
        }
        LOG.log(
                Level.WARNING,
                "Job %s: row %d was refused: %s".formatted(context.jobId(), row.number(), cause.getMessage()));
        return store(type, chunk.with(List.of(row.failed("could not be stored")), chunk.before()), context);
    }

    private enum Refusal {
        /** A row breaks a rule, or another transaction was first to store its id. */
        ROW,
        /** Two transactions got in each other's way. */
        CONFLICT,
        OTHER;

        static Refusal of(SQLException e) {
            String state = e.getSQLState() == null ? "" : e.getSQLState();
            if (state.startsWith("22") || state.startsWith("23")) {
                return ROW;
            }
            // The last two are H2's: lock timeout, and a row that was changed meanwhile
            return state.startsWith("40") || state.equals("HYT00") || state.equals("90131") ? CONFLICT : OTHER;
        }
    }
}
