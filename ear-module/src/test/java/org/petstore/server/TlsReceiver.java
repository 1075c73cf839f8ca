package org.petstore.server;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Somebody's server that takes webhooks over TLS, with a certificate by an authority of its own. */
final class TlsReceiver implements AutoCloseable {

    static final String PASSWORD = "changeit";

    private static final String AUTHORITY = "authority";
    private static final String SERVER = "server";

    private final HttpsServer server;
    private final Path keys;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * Listens on a port of its own.
     *
     * @param keys where keys and certificates are to be kept, as PKCS #12
     * @param validity of the certificate, as arguments of {@code keytool}
     */
    TlsReceiver(Path keys, String... validity) {
        this.keys = keys;
        generate("-alias", AUTHORITY, "-dname", "CN=" + keys.getFileName(), "-ext", "bc:c");
        generate(Stream.concat(
                        Stream.of(
                                "-alias",
                                SERVER,
                                "-signer",
                                AUTHORITY,
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost"),
                        Stream.of(validity))
                .toArray(String[]::new));
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.setHttpsConfigurator(new HttpsConfigurator(context()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    private void generate(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString()));
        command.addAll(List.of(arguments));
        Command.run(command);
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        char[] password = PASSWORD.toCharArray();
        KeyStore all = KeyStore.getInstance(keys.toFile(), password);
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        own.setKeyEntry(SERVER, all.getKey(SERVER, password), password, all.getCertificateChain(SERVER));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(own, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** Adds its authority to those that a trust store trusts. */
    void trustIn(Path trustStore) {
        try {
            KeyStore own = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            if (Files.exists(trustStore)) {
                trusted = KeyStore.getInstance(trustStore.toFile(), PASSWORD.toCharArray());
            } else {
                trusted.load(null, null);
            }
            trusted.setCertificateEntry(keys.getFileName().toString(), own.getCertificate(AUTHORITY));
            try (var out = Files.newOutputStream(trustStore)) {
                trusted.store(out, PASSWORD.toCharArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "https://localhost:%d/hook".formatted(server.getAddress().getPort());
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
