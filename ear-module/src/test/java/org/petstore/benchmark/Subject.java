package org.petstore.benchmark;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import org.petstore.server.PetstoreServer;
import org.petstore.server.TestDatabase;

/** The server that is measured, and what is in it. */
final class Subject implements AutoCloseable {

    static final YearMonth EMPTY_MONTH = YearMonth.of(2030, 1);
    static final YearMonth SMALL_MONTH = YearMonth.of(2030, 2);
    static final YearMonth LARGE_MONTH = YearMonth.of(2030, 3);
    static final int ORDERS_OF_THE_SMALL_MONTH = 10;

    private static final String NAME = "benchmark";

    private final Options options;
    private final PetstoreServer server;

    private Subject(Options options, PetstoreServer server) {
        this.options = options;
        this.server = server;
    }

    /** The server that runs already, or one that is started for this on an empty database. */
    static Subject open(Options options) {
        if (options.base().isPresent()) {
            return new Subject(options, null);
        }
        if (options.postgresql()) {
            TestDatabase.start();
        }
        var server = new PetstoreServer(NAME);
        // Ctrl-C must not leave it behind
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return new Subject(options, server.start());
    }

    Options options() {
        return options;
    }

    URI base() {
        return options.base().orElseGet(() -> server.base());
    }

    Jobs jobs() {
        return new Jobs(base());
    }

    Path file(String name) {
        return options.directory().resolve(name);
    }

    Duration time() {
        return options.time();
    }

    boolean isOwnServer() {
        return server != null;
    }

    boolean hasPostgresql() {
        return server != null && options.postgresql();
    }

    /** Of the database of the server, for JDBC; it must be on PostgreSQL. */
    String databaseUrl() {
        return TestDatabase.url(NAME);
    }

    /** To the same database. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(databaseUrl(), TestDatabase.USER, TestDatabase.PASSWORD);
    }

    /** As a power cut would end it; it must have been started here. */
    void kill() {
        server.kill();
    }

    /** Starts it again and waits until it is ready. */
    void restart() {
        server.start();
    }

    Optional<Long> process() {
        return Optional.ofNullable(server).map(PetstoreServer::pid);
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop();
            TestDatabase.stop();
        }
    }
}
