package org.petstore.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.petstore.server.TestDatabase;

/** The limit of the PDF: JasperReports alone, in a JVM with as much heap as the server has, on the same orders. */
final class BareReportTime implements PostgresqlLimit {

    /** As with the server, the second shows what is left when the code is compiled. */
    private static final int TIMES = 2;

    @Override
    public void run(Subject subject, Results results) throws Exception {
        for (String line : runInPlainJvm(subject)) {
            try (var reader = Json.createReader(new StringReader(line))) {
                JsonObject report = reader.readObject();
                long rows = report.getJsonNumber("rows").longValue();
                double seconds = report.getJsonNumber("fillSeconds").doubleValue()
                        + report.getJsonNumber("exportSeconds").doubleValue();
                results.addLimit(new Result("limit: bare JasperReports, %,d orders".formatted(rows))
                        .with(Result.PER_SECOND, rows / seconds)
                        .with(Result.SECONDS, seconds)
                        .with("bytes", report.getJsonNumber("bytes").longValue()));
            }
        }
    }

    private static List<String> runInPlainJvm(Subject subject) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.awt.headless=true",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        BareJasperReports.class.getName(),
                        Subject.LARGE_MONTH.toString(),
                        Integer.toString(TIMES),
                        subject.databaseUrl(),
                        TestDatabase.USER,
                        TestDatabase.PASSWORD)
                .redirectError(subject.file("bare-jasperreports.log").toFile())
                .start();
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            // Log4j complains on the same stream that nobody has configured it
            List<String> lines =
                    output.lines().filter(line -> line.startsWith("{")).toList();
            if (process.waitFor() != 0) {
                throw new IOException("See " + subject.file("bare-jasperreports.log"));
            }
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
