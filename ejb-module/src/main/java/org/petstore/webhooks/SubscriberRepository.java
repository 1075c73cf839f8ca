package org.petstore.webhooks;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/** The table of subscribers. Each change is one statement: a process that dies has made it or has not. */
@ApplicationScoped
public class SubscriberRepository {

    private static final String SELECT =
            "select id, origin, created_at, rotated_at, previous_until from webhook_subscribers ";
    private static final String UNIQUE_VIOLATION = "23505";

    @Resource
    private DataSource dataSource;

    /**
     * Stores a new subscriber.
     *
     * @return false if there is one for the origin already
     */
    boolean insert(WebhookSubscriber subscriber, byte[] secret) throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(
                        "insert into webhook_subscribers (id, origin, secret, created_at) values (?, ?, ?, ?)")) {
            insert.setObject(1, subscriber.id());
            insert.setString(2, subscriber.origin().text());
            insert.setBytes(3, secret);
            insert.setObject(4, subscriber.createdAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    /** Puts a secret in the place of the current one, which becomes the previous one; the one before that is gone. */
    void rotate(UUID id, byte[] secret, Instant now, Instant previousUntil) throws SQLException {
        try (var connection = dataSource.getConnection();
                var update = connection.prepareStatement("""
                        update webhook_subscribers
                        set previous_secret = secret, previous_until = ?, secret = ?, rotated_at = ? where id = ?""")) {
            update.setObject(1, previousUntil.atOffset(ZoneOffset.UTC));
            update.setBytes(2, secret);
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            update.setObject(4, id);
            update.executeUpdate();
        }
    }

    void delete(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("delete from webhook_subscribers where id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
        }
    }

    /**
     * The secrets of the subscriber that an origin has.
     *
     * @param reader makes a secret of what is stored for a subscriber
     */
    Optional<SigningSecrets> secretsOf(Origin origin, BiFunction<UUID, byte[], WebhookSecret> reader)
            throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select id, secret, previous_secret, previous_until from webhook_subscribers
                        where origin = ?""")) {
            select.setString(1, origin.text());
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(secrets(rows, reader)) : Optional.empty();
            }
        }
    }

    private static SigningSecrets secrets(ResultSet row, BiFunction<UUID, byte[], WebhookSecret> reader)
            throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        Optional<Instant> previousUntil = instant(row, "previous_until");
        byte[] previous = row.getBytes("previous_secret");
        return new SigningSecrets(
                reader.apply(id, row.getBytes("secret")),
                previousUntil.map(until -> new SigningSecrets.Previous(reader.apply(id, previous), until)));
    }

    public Optional<WebhookSubscriber> find(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT + "where id = ?")) {
            select.setObject(1, id);
            return subscribers(select).stream().findFirst();
        }
    }

    /**
     * The subscribers that follow one, in the order of their ids, which is that of their making.
     *
     * @param afterId the last id of the page before
     * @param limit the most to return, 1 or more
     */
    public List<WebhookSubscriber> page(UUID afterId, int limit) throws SQLException {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(SELECT + "where id > ? order by id fetch first ? rows only")) {
            select.setObject(1, afterId);
            select.setInt(2, limit);
            return subscribers(select);
        }
    }

    private static List<WebhookSubscriber> subscribers(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            var subscribers = new ArrayList<WebhookSubscriber>();
            while (rows.next()) {
                subscribers.add(new WebhookSubscriber(
                        rows.getObject("id", UUID.class),
                        new Origin(rows.getString("origin")),
                        instant(rows, "created_at").orElseThrow(),
                        instant(rows, "rotated_at"),
                        instant(rows, "previous_until")));
            }
            return subscribers;
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
