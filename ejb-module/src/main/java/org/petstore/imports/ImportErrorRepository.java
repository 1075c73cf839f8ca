package org.petstore.imports;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.petstore.jobs.JobsRemoved;
import org.petstore.platform.BulkInsert;

/** The rows that were not stored. Every method joins the caller's transaction if there is one. */
@ApplicationScoped
class ImportErrorRepository {

    @Resource
    private DataSource dataSource;

    void insert(UUID jobId, List<RowError> errors) throws SQLException {
        var insert = new BulkInsert<RowError>("import_errors", List.of("job_id", "row_number", "error"), error ->
                new Object[] {jobId, error.row(), error.error()});
        try (var connection = dataSource.getConnection()) {
            insert.run(connection, errors);
        }
    }

    /** In the transaction that deletes their jobs. */
    void delete(@Observes JobsRemoved removed) throws SQLException {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("delete from import_errors where job_id = ?")) {
            for (UUID job : removed.jobs()) {
                delete.setObject(1, job);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    /**
     * The errors of rows that follow one, in the order of the rows.
     *
     * @param row 0 for the first of all
     * @param limit the most to return, 1 or more
     */
    List<RowError> after(UUID jobId, long row, int limit) throws SQLException {
        // Ordered by both columns of the key, or H2 does not see that the key has this order
        var sql = """
                select row_number, error from import_errors
                where job_id = ? and row_number > ? order by job_id, row_number fetch first ? rows only""";
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, jobId);
            select.setLong(2, row);
            select.setInt(3, limit);
            var errors = new ArrayList<RowError>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    errors.add(new RowError(rows.getLong(1), rows.getString(2)));
                }
            }
            return errors;
        }
    }
}
