package org.petstore.imports;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;

/**
 * Gets the chunks of one attempt into the database although it may refuse some: an id may be stored already, be it by
 * another import at this moment, and a row may break a rule that only the database knows.
 */
final class ChunkStore<R> {

    private static final Logger LOG = System.getLogger(ChunkStore.class.getName());
    private static final int MOST_TRIES = 3;

    private final ChunkWriter writer;
    private final ImportAttempt<R> attempt;

    /**
     * Files whose rows are to be created rarely bring ids that are stored. Looking them up costs a query per chunk, and
     * a slow one on a database that planned it while the table was empty; so it begins with the first refusal.
     */
    private boolean lookUpIds;

    ChunkStore(ChunkWriter writer, ImportAttempt<R> attempt) {
        this.writer = writer;
        this.attempt = attempt;
        this.lookUpIds = attempt.options().isUpsert() || attempt.options().dryRun();
    }

    /**
     * Stores a chunk, in one transaction unless it must be divided to find the row that is refused. Called outside any
     * transaction.
     *
     * @return what has been done with this chunk; it may end before the chunk if too many rows have failed
     * @throws SQLException if the cause is not a row: an accident
     */
    ImportProgress store(Chunk<R> chunk) throws SQLException {
        for (int tries = 1; ; tries++) {
            try {
                return writer.write(attempt, chunk, ready(chunk), lookUpIds);
            } catch (SQLException e) {
                Refusal refusal = Refusal.of(e);
                if (refusal == Refusal.OTHER || (refusal == Refusal.CONFLICT && tries == MOST_TRIES)) {
                    throw e;
                }
                if (refusal == Refusal.ROW) {
                    lookUpIds = true;
                    if (tries == MOST_TRIES) {
                        return storeInParts(chunk, e);
                    }
                }
            }
        }
    }

    private List<R> ready(Chunk<R> chunk) throws SQLException {
        return attempt.options().dryRun() ? chunk.values() : attempt.type().prepare(chunk.values());
    }

    private ImportProgress storeInParts(Chunk<R> chunk, SQLException cause) throws SQLException {
        List<Row<R>> rows = chunk.rows();
        if (rows.size() > 1) {
            int half = rows.size() / 2;
            ImportProgress between = store(chunk.with(rows.subList(0, half), chunk.before()));
            return attempt.options().isExceededBy(between.failed())
                    ? between
                    : store(chunk.with(rows.subList(half, rows.size()), between));
        }
        Row<R> row = rows.get(0);
        if (!row.isGood()) {
            throw cause;
        }
        LOG.log(
                Level.WARNING,
                "Job %s: row %d was refused: %s".formatted(attempt.jobId(), row.number(), cause.getMessage()));
        return store(chunk.with(List.of(row.failed("could not be stored")), chunk.before()));
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
