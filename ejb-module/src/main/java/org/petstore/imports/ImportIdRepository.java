package org.petstore.imports;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.petstore.jobs.JobFinished;

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
        var sql = "select id, row_number from import_ids where job_id = ? and id = any(?)";
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setObject(1, jobId);
            select.setArray(2, connection.createArrayOf("bigint", ids.toArray()));
            var found = new HashMap<Long, Long>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), rows.getLong(2));
                }
            }
            return found;
        }
    }

    void insert(UUID jobId, Map<Long, Long> rowsById) throws SQLException {
        var sql = "insert into import_ids (job_id, id, row_number) values (?, ?, ?)";
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(sql)) {
            for (Map.Entry<Long, Long> row : rowsById.entrySet()) {
                insert.setObject(1, jobId);
                insert.setLong(2, row.getKey());
                insert.setLong(3, row.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** In the transaction that ends the job: from then on no attempt can note any more. */
    void forget(@Observes JobFinished finished) throws SQLException {
        if (!CsvImport.TYPES.contains(finished.job().type())) {
            return;
        }
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("delete from import_ids where job_id = ?")) {
            delete.setObject(1, finished.job().id());
            delete.executeUpdate();
        }
    }
}
