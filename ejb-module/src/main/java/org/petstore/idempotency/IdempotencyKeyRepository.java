package org.petstore.idempotency;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The table of keys. Each change is one statement: a process that dies has made it or has not. Leases are reckoned in
 * the database's time, so that nodes need not agree about theirs.
 */
@ApplicationScoped
@Transactional(TxType.NOT_SUPPORTED)
class IdempotencyKeyRepository {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LEASE_END = "current_timestamp + cast(? as integer) * interval '1' second";
    private static final String OF_KEY = " where caller = ? and operation = ? and idempotency_key = ?";
    private static final String OF_RESERVATION = OF_KEY + " and job_id = ? and fingerprint is null";

    @Resource
    private DataSource database;

    /**
     * A key as it stands.
     *
     * @param jobId the job to come, or of the first request
     * @param first empty while that is in progress
     * @param isOver whether lease or key have run out, and the row counts as absent
     */
    record Row(UUID jobId, Optional<FirstRequest> first, boolean isOver) {}

    Optional<Row> find(IdempotencyKey key) {
        return with(
                "select job_id, fingerprint, created_at, valid_until, valid_until < current_timestamp as is_over"
                        + " from idempotency_keys" + OF_KEY,
                select -> {
                    set(select, 1, key);
                    try (var rows = select.executeQuery()) {
                        return rows.next() ? Optional.of(row(rows)) : Optional.empty();
                    }
                });
    }

    /**
     * Reserves a key that nobody has used.
     *
     * @return false if there is one by now
     */
    boolean insert(Reservation reservation, Duration lease) {
        return with(
                "insert into idempotency_keys (caller, operation, idempotency_key, job_id, valid_until)"
                        + " values (?, ?, ?, ?, " + LEASE_END + ")",
                insert -> {
                    set(insert, 1, reservation.key());
                    insert.setObject(4, reservation.jobId());
                    insert.setLong(5, lease.toSeconds());
                    try {
                        insert.executeUpdate();
                        return true;
                    } catch (SQLException e) {
                        if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                            return false;
                        }
                        throw e;
                    }
                });
    }

    /**
     * Reserves a key whose lease or time has run out.
     *
     * @param last the job that it stood for
     * @return false if somebody else was first
     */
    boolean takeOver(Reservation reservation, UUID last, Duration lease) {
        return with(
                "update idempotency_keys set job_id = ?, fingerprint = null, created_at = null, valid_until = "
                        + LEASE_END + OF_KEY + " and job_id = ? and valid_until < current_timestamp",
                update -> {
                    update.setObject(1, reservation.jobId());
                    update.setLong(2, lease.toSeconds());
                    set(update, 3, reservation.key());
                    update.setObject(6, last);
                    return update.executeUpdate() == 1;
                });
    }

    /**
     * Notes, in the transaction that makes the job, that the request has been accepted.
     *
     * @throws RequestInProgressException if the reservation has been taken over: the job must not be made
     */
    @Transactional(TxType.MANDATORY)
    void complete(Reservation reservation, FirstRequest request) {
        boolean held = with(
                "update idempotency_keys set fingerprint = ?, created_at = ?, valid_until = ?" + OF_RESERVATION,
                update -> {
                    update.setString(1, request.fingerprint());
                    update.setObject(2, request.createdAt().atOffset(ZoneOffset.UTC));
                    update.setObject(3, request.expiresAt().atOffset(ZoneOffset.UTC));
                    set(update, 4, reservation.key());
                    update.setObject(7, reservation.jobId());
                    return update.executeUpdate() == 1;
                });
        if (!held) {
            throw new RequestInProgressException();
        }
    }

    /** Forgets a key unless its job is there. */
    void release(Reservation reservation) {
        with("delete from idempotency_keys" + OF_RESERVATION, delete -> {
            set(delete, 1, reservation.key());
            delete.setObject(4, reservation.jobId());
            return delete.executeUpdate();
        });
    }

    /** Renews the leases of requests in progress. */
    void renew(Collection<Reservation> reservations, Duration lease) {
        if (reservations.isEmpty()) {
            return;
        }
        with("update idempotency_keys set valid_until = " + LEASE_END + OF_RESERVATION, update -> {
            for (Reservation reservation : reservations) {
                update.setLong(1, lease.toSeconds());
                set(update, 2, reservation.key());
                update.setObject(5, reservation.jobId());
                update.addBatch();
            }
            return update.executeBatch();
        });
    }

    /**
     * Removes keys that count as absent, and none that was taken over meanwhile.
     *
     * @param limit the most to remove, 1 or more
     * @return how many it were
     */
    int purge(int limit) {
        return with("""
                delete from idempotency_keys
                where valid_until < current_timestamp and (caller, operation, idempotency_key) in (
                    select caller, operation, idempotency_key from idempotency_keys
                    where valid_until < current_timestamp order by valid_until fetch first ? rows only)""", delete -> {
            delete.setInt(1, limit);
            return delete.executeUpdate();
        });
    }

    private static Row row(ResultSet row) throws SQLException {
        UUID jobId = row.getObject("job_id", UUID.class);
        String fingerprint = row.getString("fingerprint");
        Optional<FirstRequest> first = fingerprint == null
                ? Optional.empty()
                : Optional.of(
                        new FirstRequest(jobId, instant(row, "created_at"), fingerprint, instant(row, "valid_until")));
        return new Row(jobId, first, row.getBoolean("is_over"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static void set(PreparedStatement statement, int first, IdempotencyKey key) throws SQLException {
        statement.setString(first, key.caller());
        statement.setString(first + 1, key.operation());
        statement.setString(first + 2, key.value());
    }

    private <T> T with(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The table of keys cannot be used", e);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }
}
