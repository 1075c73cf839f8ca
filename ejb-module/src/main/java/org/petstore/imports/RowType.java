package org.petstore.imports;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.petstore.jobs.JobHandler;

/**
 * A kind of row that can be imported, and the type of job that imports it. A further kind is one further class.
 *
 * @param <R> a row that has been read and found good
 */
interface RowType<R> extends JobHandler<CsvImport> {

    /** The column of the ids, which every kind of row has. */
    String ID = "id";

    /** All columns that a file may have. */
    List<Column> columns();

    /** Those columns for an import with these options: one that is to match ids needs them. */
    default List<Column> columns(ImportOptions options) {
        return columns().stream()
                .map(column -> options.isUpsert() && column.name().equals(ID) ? Column.required(ID) : column)
                .toList();
    }

    /** Reads one row; if {@code values} notes a fault, what is returned is dropped. Called outside any transaction. */
    R read(RowValues values);

    /** The id that the row brought along; 0 if it is to get one. */
    long id(R row);

    /** Those of the ids that are stored already. Called in the transaction that stores the rows. */
    Set<Long> existing(Collection<Long> ids) throws SQLException;

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

    /** Stores new rows that are ready. Called in the transaction that also notes them as done. */
    void insert(List<R> rows) throws SQLException;

    /** Puts rows in the place of those that are stored under their ids. Called in the same transaction. */
    void update(List<R> rows) throws SQLException;

    @Override
    default Class<CsvImport> parametersType() {
        return CsvImport.class;
    }
}
