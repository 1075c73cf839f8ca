package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.petstore.jobs.FakeJobContext;
import org.petstore.orders.InMemoryOrderMonth;
import org.petstore.platform.TestSettings;

class OwnFontsTest {

    @TempDir
    private Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aReportIsMadeOnAServerWithoutFonts() throws Exception {
        Path noFonts = Files.writeString(directory.resolve("fonts.conf"), "<fontconfig/>");
        Path output = directory.resolve("output");
        // In a process of its own: fonts are looked for once in a process
        var server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-Duser.home=" + directory,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName(),
                        directory.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        server.environment().put("FONTCONFIG_FILE", noFonts.toString());
        Process process = server.start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }

    static final class Server {

        private Server() {}

        public static void main(String[] arguments) throws IOException {
            var writer = new PdfOrderReportWriter(TestSettings.in(Path.of(arguments[0])));
            writer.executor = ForkJoinPool.commonPool();
            writer.useOwnFonts();
            writer.write(
                    InMemoryOrderMonth.ofSamples(YearMonth.of(2024, 3), 10),
                    OutputStream.nullOutputStream(),
                    FakeJobContext.running()::progress);
        }
    }
}
