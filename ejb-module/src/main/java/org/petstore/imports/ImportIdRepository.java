package org.petstore.imports;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.petstore.jobs.JobExpired;
import org.petstore.platform.BulkInsert;
import org.petstore.platform.IdLookup;

/**
 * Which row of a file brought an id first, noted for files whose ids are in no order: in the database, because a file
 * may have more of them than memory. Every method joins the caller's transaction if there is one.
 */
@ApplicationScoped
class ImportIdRepository {

    @Resource
    private DataSource dataSource;

    /** Those of the ids that are noted, with the numbers of their rows; may be added to. */
    Map<Long, Long> rows(UUID jobId, Collection<Long> ids) throws SQLException {
        var row = "select row_number from import_ids where job_id = ? and import_ids.id = wanted.id";
        try (var connection = dataSource.getConnection()) {
            return IdLookup.find(connection, row, ids, jobId);
        }
    }

    void insert(UUID jobId, Map<Long, Long> rowsById) throws SQLException {
        var insert = new BulkInsert<Map.Entry<Long, Long>>("import_ids", List.of("job_id", "id", "row_number"), row ->
                new Object[] {jobId, row.getKey(), row.getValue()});
        try (var connection = dataSource.getConnection()) {
            insert.run(connection, List.copyOf(rowsById.entrySet()));
        }
    }

    /** Once no row is left to be stored. */
    void delete(UUID jobId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("delete from import_ids where job_id = ?")) {
            delete.setObject(1, jobId);
            delete.executeUpdate();
        }
    }

    /** Until then a job that was cancelled or has failed may be tried again, and needs what it had noted. */
    void forget(@Observes JobExpired expired) throws SQLException {
        if (CsvImport.TYPES.contains(expired.job().type())) {
            delete(expired.job().id());
        }
    }
}
