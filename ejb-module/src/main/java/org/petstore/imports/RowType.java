package org.petstore.imports;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.petstore.jobs.JobHandler;

/**
 * A kind of row that can be imported, and the type of job that imports it. A further kind is one further class.
 *
 * @param <R> a row that has been read and found good
 */
interface RowType<R> extends JobHandler<CsvImport> {

    /** All columns that a file may have. */
    List<Column> columns();

    /** Reads one row; if {@code values} notes a fault, what is returned is dropped. Called outside any transaction. */
    R read(RowValues values);

    /** The id that the row brought along; 0 if it is to get one. No two rows may bring the same. */
    long id(R row);

    /** Those of the ids that are stored already. Called in the transaction that stores the rows. */
    Set<Long> existing(Collection<Long> ids) throws SQLException;

    /** The column of ids that a row may leave empty, to get one. */
    default Optional<String> optionalIdColumn() {
        return Optional.empty();
    }

    /**
     * Takes the ids that a file brings out of reach of the rows that are to get one. Called before the first row is
     * stored, not again by an attempt that goes on.
     */
    default void expectIdsUpTo(long highestId) throws SQLException {}

    /**
     * Makes rows ready to be stored, each in its place; called before the transaction that stores them, and again if
     * that has to be repeated.
     */
    default List<R> prepare(List<R> rows) throws SQLException {
        return rows;
    }

    /** Stores rows that are ready. Called in the transaction that also notes them as done. */
    void insert(List<R> rows) throws SQLException;

    @Override
    default Class<CsvImport> parametersType() {
        return CsvImport.class;
    }
}
