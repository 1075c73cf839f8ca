package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.ws.wscompile.WsimportTool;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The WSDL as a stock generator reads it, and the client that the documents show as it runs. */
@ExtendWith(SharedServer.class)
class GeneratedSoapClientIT {

    @Test
    void aClientMadeByAStockGeneratorHoldsTheWholeConversation(PetstoreClient client, @TempDir Path classes)
            throws Exception {
        String wsdl = client.base().resolve("/soap?wsdl").toString();
        System.setProperty("javax.xml.accessExternalSchema", "http"); // JAXB fetches no schema without it
        var log = new ByteArrayOutputStream();
        boolean isGenerated = new WsimportTool(log).run(new String[] {
            "-extension",
            "-Xnocompile",
            "-keep",
            "-p",
            "petstore",
            "-d",
            classes.toString(),
            "-s",
            classes.toString(),
            wsdl
        });
        assertThat(isGenerated).as(log.toString(StandardCharsets.UTF_8)).isTrue();
        compile(classes);

        assertThat(run(classes, wsdl)).hasSize(8).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("report orders-2030-01.csv of ");
            assertThat(lines.get(1)).isEqualTo("created 1, failed 1");
            assertThat(lines.get(2)).isIn("cancelled", "Cannot cancel completed job");
            assertThat(lines.get(3)).isEqualTo("Job not found");
            assertThat(lines.subList(4, 6)).isEqualTo(lines.subList(0, 2));
            assertThat(lines.get(7)).isEqualTo("Job not found");
        });
    }

    private static void compile(Path directory) throws Exception {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
                Stream<Path> generated = Files.walk(directory)) {
            Path client = Path.of(System.getProperty("project.root"), "docs/soap/SoapClient.java");
            var sources = files.getJavaFileObjectsFromPaths(Stream.concat(
                            Stream.of(client),
                            generated.filter(file -> file.toString().endsWith(".java")))
                    .toList());
            var options = List.of("-proc:none", "-d", directory.toString());
            assertThat(compiler.getTask(null, files, null, options, null, sources)
                            .call())
                    .isTrue();
        }
    }

    private static List<String> run(Path classes, String wsdl) throws Exception {
        PrintStream console = System.out;
        var out = new ByteArrayOutputStream();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass("SoapClient").getMethod("main", String[].class).invoke(null, (Object) new String[] {wsdl});
        } finally {
            System.setOut(console);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
