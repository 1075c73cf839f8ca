package org.petstore.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * The database of the servers under test: with {@code -Dpetstore.database=postgresql} a PostgreSQL that runs as long as
 * the tests, with every commit on disk, in which each server has a database of its own; otherwise the embedded one of
 * each server.
 */
public class TestDatabase implements LauncherSessionListener {

    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    /** Fixed, because the server of the in-container tests learns it from the build. */
    private static final int PORT = 15432;

    private static EmbeddedPostgres postgres;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if ("postgresql".equals(System.getProperty("petstore.database"))) {
            start();
            create("arquillian");
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        stop();
    }

    /** Of the database of the server of this name, for JDBC. */
    public static String url(String name) {
        return url(PORT, databaseOf(name));
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Makes an empty database of this name, and tells how the server comes to it. */
    static Map<String, String> forServer(String name) {
        if (postgres == null) {
            return Map.of();
        }
        create(databaseOf(name));
        return forServer(PORT, databaseOf(name));
    }

    /** How a server comes to a database of a PostgreSQL of the tests. */
    static Map<String, String> forServer(int port, String database) {
        return Map.of(
                "PETSTORE_DB_URL", url(port, database),
                "PETSTORE_DB_USER", USER,
                "PETSTORE_DB_PASSWORD", PASSWORD);
    }

    /** Its name, as the server is to log it. */
    static String product() {
        return postgres == null ? "H2" : "PostgreSQL";
    }

    /** Starts PostgreSQL, for all servers that are made from now on. */
    public static void start() {
        try {
            postgres = durable(PORT, dataDirectory()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One in which each commit is on disk before it returns, as the library does not have it by itself. */
    static EmbeddedPostgres.Builder durable(int port, Path data) {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
    }

    /** Stops PostgreSQL if it runs. */
    public static void stop() {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A new one beside those of the servers: the directory for temporary files may be one in memory. */
    private static Path dataDirectory() {
        return Path.of(
                System.getProperty("server.work"),
                "postgresql-" + ProcessHandle.current().pid());
    }

    private static String databaseOf(String name) {
        return name.replace('-', '_');
    }

    private static void create(String database) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + database + " with (force)");
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
