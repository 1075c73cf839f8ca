package org.petstore.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of one test's own, to which anything may happen. Each commit is on disk before it returns. */
class OwnPostgres implements AutoCloseable {

    private static final long LONGEST_END_SECONDS = 30;

    private final Path data;
    private final int port;
    private EmbeddedPostgres postgres;
    private boolean frozen;

    /** A new one, running, in a directory of this name. */
    OwnPostgres(String name) {
        data = Path.of(System.getProperty("server.work"), name).toAbsolutePath();
        port = PetstoreServer.freePort();
        try {
            PetstoreServer.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    Map<String, String> forServer() {
        return TestDatabase.forServer(port, "postgres");
    }

    long number(String query) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** It and its connections stay, but it says nothing any more. */
    void freeze() {
        signal("STOP", processes());
        frozen = true;
    }

    void thaw() {
        signal("CONT", processes());
        frozen = false;
    }

    /** Ends at once, as if its machine had failed. */
    void crash() {
        List<ProcessHandle> processes = processes().toList();
        signal("QUIT", processes.stream().limit(1)); // it ends the others
        processes.forEach(process -> process.onExit()
                .completeOnTimeout(process, LONGEST_END_SECONDS, TimeUnit.SECONDS)
                .join());
        close();
    }

    @Override
    public void close() {
        if (frozen) {
            thaw();
        }
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also after a crash, on the data that it left. */
    final void start() {
        try {
            postgres = TestDatabase.durable(port, data)
                    .setCleanDataDirectory(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** First the one that has started the others. */
    private Stream<ProcessHandle> processes() {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            ProcessHandle postmaster = ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow().strip()))
                    .orElseThrow();
            return Stream.concat(Stream.of(postmaster), postmaster.descendants());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void signal(String name, Stream<ProcessHandle> processes) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        Command.run(command);
    }
}
