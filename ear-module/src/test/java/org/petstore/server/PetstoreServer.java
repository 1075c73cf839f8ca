package org.petstore.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wildfly.core.launcher.Launcher;
import org.wildfly.core.launcher.StandaloneCommandBuilder;

/**
 * The real thing: the server as the build makes it, in a process, a directory and on ports of its own. It can be killed
 * and started again on the data it left.
 */
public class PetstoreServer implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("server.home"));
    private static final Path EAR = Path.of(System.getProperty("petstore.ear"));
    private static final Path WORK = Path.of(System.getProperty("server.work"));
    private static final String CONFIG = "petstore.xml";
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final String name;
    private final Path directory;
    private final int httpPort = freePort();
    private final int managementPort = freePort();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path data;
    private Process process;
    private int starts;

    /** A server that has never run, in an empty directory of this name. */
    public PetstoreServer(String name) {
        this.name = name;
        directory = WORK.resolve(name);
        dataIn(directory.resolve("petstore-data"));
        environment.put("PETSTORE_HTTP_PORT", Integer.toString(httpPort));
        environment.put("PETSTORE_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("PETSTORE_SAMPLE_DATA", "false");
        environment.put("PETSTORE_WEBHOOK_SECRET", WebhookReceiver.SECRET);
        environment.putAll(TestDatabase.forServer(name));
        try {
            deleteRecursively(directory);
            copy(HOME.resolve("standalone/configuration"), directory.resolve("configuration"));
            Files.createDirectories(directory.resolve("deployments"));
            Files.copy(EAR, directory.resolve("deployments/petstore.ear"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final PetstoreServer with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Has it keep its data elsewhere than in its own directory. */
    final PetstoreServer dataIn(Path elsewhere) {
        data = elsewhere;
        return with("PETSTORE_DATA_DIR", data.toString());
    }

    /** Has it use a database other than that of the other servers under test. */
    PetstoreServer on(OwnPostgres postgres) {
        environment.putAll(postgres.forServer());
        return this;
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    Path data() {
        return data;
    }

    PetstoreClient client() {
        return new PetstoreClient(base());
    }

    /** Starts it and waits until it says that it is ready. */
    public PetstoreServer start() {
        launch();
        await("the server to be ready")
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || log().contains("Petstore Operations is ready at"));
        if (!process.isAlive()) {
            throw new IllegalStateException("The server ended:\n" + log());
        }
        return this;
    }

    /** Starts it and waits until its start has come to an end, whichever. */
    PetstoreServer startInVain() {
        launch();
        await("the start to fail")
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || log().contains("WFLYSRV0026"));
        return this;
    }

    /** Has the server's own command line do something to it. */
    void manage(String operation) {
        try {
            Process cli = new ProcessBuilder(
                            HOME.resolve("bin/jboss-cli.sh").toString(),
                            "--connect",
                            "--controller=127.0.0.1:" + managementPort,
                            "--command=" + operation)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("cli.log").toFile())
                    .start();
            if (!cli.waitFor(60, TimeUnit.SECONDS) || cli.exitValue() != 0) {
                throw new IllegalStateException(Files.readString(directory.resolve("cli.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    /** As a power cut would end it. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Lets it live on for a while first, unless it ends by itself. */
    void killAfter(Duration life) {
        try {
            process.waitFor(life.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        kill();
    }

    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** What the last start has printed. */
    String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a line of the log in which all of these stand. */
    void awaitLog(Duration atMost, String... words) {
        await(String.join(" … ", words))
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> log().lines().anyMatch(line -> Stream.of(words).allMatch(line::contains)));
    }

    /** The uploads and results that it keeps, also those it has not received or written to the end. */
    Set<Path> files() {
        try (Stream<Path> files = Files.walk(data().resolve("files"))) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }

    private void launch() {
        starts++;
        var command = StandaloneCommandBuilder.of(HOME)
                .setBaseDirectory(directory)
                .setServerConfiguration(CONFIG)
                .setJavaHome(Path.of(System.getProperty("java.home")))
                .setJavaOptions(
                        "-Xms128m",
                        "-Xmx512m",
                        "-XX:+UseParallelGC",
                        "-Djava.awt.headless=true",
                        // No two of one database may have the same
                        "-Djboss.node.name=" + name);
        try {
            process = Launcher.of(command)
                    .setRedirectErrorStream(true)
                    .redirectOutput(logFile())
                    .addEnvironmentVariables(environment)
                    .launch();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path logFile() {
        return directory.resolve("console-%d.log".formatted(starts));
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    static void deleteRecursively(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : (Iterable<Path>) paths.sorted(java.util.Comparator.reverseOrder())::iterator) {
                    Files.delete(path);
                }
            }
        }
    }
}
