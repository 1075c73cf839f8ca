package org.petstore.pets;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Numbers for new pets, unique over all servers. A number that was reserved and not used is a gap, no more. */
@ApplicationScoped
public class PetIds {

    @Resource
    private DataSource dataSource;

    /**
     * Reserves consecutive ids, in a transaction of its own: the one row that all servers share stays locked for that
     * long only. If the process dies after it, the ids are never used.
     *
     * @param count 1 or more
     * @return the first of them
     */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    public long reserve(int count) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("update pet_ids set next_id = next_id + ?");
                var select = connection.prepareStatement("select next_id from pet_ids")) {
            update.setInt(1, count);
            update.executeUpdate();
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1) - count;
            }
        }
    }

    /**
     * Makes sure that an id is not reserved any more. Call it before a pet is stored under an id that it brought
     * along. Joins the caller's transaction; without one it has its own.
     */
    @Transactional(rollbackOn = Exception.class)
    public void raiseAbove(long id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("update pet_ids set next_id = ? where next_id <= ?")) {
            update.setLong(1, id + 1);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }
}
