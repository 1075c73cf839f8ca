package org.petstore.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Takes all measurements, or those that are asked for, prints a table and writes a file of JSON. */
public final class Benchmark {

    private static final Map<String, Measurement> MEASUREMENTS = new LinkedHashMap<>();

    static {
        MEASUREMENTS.put("sync", new SyncRate());
        MEASUREMENTS.put("commit", new CommitRate());
        MEASUREMENTS.put("noop", new NoOpRate());
        MEASUREMENTS.put("accept", new AcceptRate());
        MEASUREMENTS.put("poll", new PollRate());
        MEASUREMENTS.put("drain", new DrainRate());
        MEASUREMENTS.put("copy", new CopyRate());
        MEASUREMENTS.put("import", new PetImport());
        MEASUREMENTS.put("jasperreports", new BareReportTime());
        MEASUREMENTS.put("report", new ReportTime());
        MEASUREMENTS.put("status", new StatusDuringReport());
        MEASUREMENTS.put("webhook", new WebhookRate());
        MEASUREMENTS.put("recovery", new RecoveryTime());
    }

    private Benchmark() {}

    /** Ends with status 1 if a measurement could not be taken to its end. */
    public static void main(String[] args) throws Exception {
        // The JDK's server holds small answers back otherwise, and the webhooks with them
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Options options = Options.read(System::getProperty, MEASUREMENTS.keySet());
        Files.createDirectories(options.directory());
        System.exit(run(options) ? 0 : 1);
    }

    private static boolean run(Options options) throws Exception {
        Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        boolean complete = true;
        try (Subject subject = Subject.open(options)) {
            var results = new Results(System.out, new PeakMemory(subject::process));
            new OrderImport().run(subject, results);
            for (Map.Entry<String, Measurement> measurement : MEASUREMENTS.entrySet()) {
                if (options.only().isEmpty() || options.only().contains(measurement.getKey())) {
                    complete &= take(measurement.getKey(), measurement.getValue(), subject, results);
                }
            }
            JsonObjectBuilder json = about(subject, date, loadBefore).add("results", results.json());
            System.out.println("Written: " + write(options, date, json.build()));
        }
        return complete;
    }

    /** One that fails is told of and does not keep the others from being taken. */
    private static boolean take(String name, Measurement measurement, Subject subject, Results results) {
        Optional<String> obstacle = measurement.obstacle(subject);
        if (obstacle.isPresent()) {
            results.addGap(name, obstacle.get());
            return true;
        }
        try {
            measurement.run(subject, results);
            return true;
        } catch (Exception e) {
            results.addGap(name, e.toString());
            e.printStackTrace();
            return false;
        }
    }

    private static JsonObjectBuilder about(Subject subject, Instant date, double loadBefore) throws SQLException {
        Options options = subject.options();
        return Json.createObjectBuilder()
                .add("date", date.toString())
                .add("version", System.getProperty("benchmark.version"))
                .add("wildfly", System.getProperty("benchmark.wildfly"))
                .add("database", database(subject))
                .add("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"))
                .add("system", System.getProperty("os.name") + " " + System.getProperty("os.version"))
                .add("processors", Runtime.getRuntime().availableProcessors())
                .add("loadBefore", loadBefore)
                .add("seconds", options.time().toSeconds())
                .add("rows", options.rows())
                .add("jobs", options.jobs());
    }

    private static String database(Subject subject) throws SQLException {
        if (subject.hasPostgresql()) {
            try (Connection connection = subject.connect()) {
                return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
            }
        }
        return subject.isOwnServer() ? "H2" : "unknown";
    }

    private static Path write(Options options, Instant date, JsonObject json) throws IOException {
        Path file = options.directory()
                .resolve("benchmark-%s.json".formatted(date.toString().replace(":", "")));
        JsonWriterFactory writers = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
        try (Writer out = Files.newBufferedWriter(file);
                var writer = writers.createWriter(out)) {
            writer.write(json);
        }
        return file;
    }
}
