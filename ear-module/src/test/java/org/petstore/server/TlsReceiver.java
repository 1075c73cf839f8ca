package org.petstore.server;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
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
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Somebody's server that takes webhooks over TLS, with a certificate that it has signed itself. */
final class TlsReceiver implements AutoCloseable {

    static final String PASSWORD = "changeit";

    private final HttpsServer server;
    private final Path keys;
    private final AtomicInteger requests = new AtomicInteger();

    /**
     * Listens on a port of its own.
     *
     * @param keys where its key and certificate are to be kept, as PKCS #12
     * @param validity of the certificate, as arguments of {@code keytool}
     */
    TlsReceiver(Path keys, String... validity) {
        this.keys = keys;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                keys.getFileName().toString(),
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storepass",
                PASSWORD,
                "-keystore",
                keys.toString()));
        command.addAll(List.of(validity));
        try {
            Files.deleteIfExists(keys);
            Command.run(command);
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

    private SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    /** Adds its certificate to those that a trust store trusts. */
    void trustIn(Path trustStore) {
        try {
            KeyStore own = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            if (Files.exists(trustStore)) {
                trusted = KeyStore.getInstance(trustStore.toFile(), PASSWORD.toCharArray());
            } else {
                trusted.load(null, null);
            }
            String alias = keys.getFileName().toString();
            trusted.setCertificateEntry(alias, own.getCertificate(alias));
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
