import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Receives webhooks with the JDK alone (11 or newer), and checks the standard signature.
 *
 * <p>{@code PORT=9000 WEBHOOK_SECRET=… java Receiver.java}
 */
public class Receiver {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final Duration MOST_OFF = Duration.ofMinutes(5);
    private static final int MOST_IDS = 100_000;

    private final byte[] key;

    /**
     * In the order they came. To know them after a restart too, keep them in your database and add an id in the
     * transaction that does what the message calls for.
     */
    private final Set<String> handled = new LinkedHashSet<>();

    Receiver(String secret) {
        // The key is what the base64 stands for; the bytes of any other text
        key = secret.startsWith("whsec_")
                ? Base64.getDecoder().decode(secret.substring("whsec_".length()))
                : secret.getBytes(StandardCharsets.UTF_8);
    }

    private boolean isGenuine(Headers headers, byte[] body) throws GeneralSecurityException {
        String id = header(headers, "webhook-id");
        String timestamp = header(headers, "webhook-timestamp");
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(key, "HmacSHA256"));
        hmac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        String signature = "v1," + Base64.getEncoder().encodeToString(hmac.doFinal(body));
        byte[] expected = signature.getBytes(StandardCharsets.UTF_8);
        // Several, divided by spaces, while a secret is being replaced; those of versions other than v1 are for others
        boolean isSigned = Stream.of(header(headers, "webhook-signature").split(" "))
                .anyMatch(given -> MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected));
        return isSigned && isRecent(Instant.ofEpochSecond(Long.parseLong(timestamp)));
    }

    private static boolean isRecent(Instant attempt) {
        return Duration.between(attempt, Instant.now()).abs().compareTo(MOST_OFF) <= 0;
    }

    private static String header(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }

    private synchronized void handleOnce(String id, byte[] body) {
        if (handled.contains(id)) {
            return;
        }
        System.out.println("accepted " + id + " " + new String(body, StandardCharsets.UTF_8));
        handled.add(id);
        if (handled.size() > MOST_IDS) {
            handled.remove(handled.iterator().next());
        }
    }

    private int statusFor(HttpExchange exchange) throws IOException, GeneralSecurityException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return 405;
        }
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return 413;
        }
        if (!isGenuine(exchange.getRequestHeaders(), body)) {
            return 401;
        }
        handleOnce(exchange.getRequestHeaders().getFirst("webhook-id"), body);
        return 204;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            exchange.sendResponseHeaders(statusFor(exchange), -1);
            exchange.close();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    public static void main(String[] args) throws IOException {
        String port = System.getenv("PORT");
        String secret = System.getenv("WEBHOOK_SECRET");
        if (port == null || secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("PORT and WEBHOOK_SECRET must be set");
        }
        // Seconds; otherwise whoever sends slowly would keep a thread for ever
        System.setProperty("sun.net.httpserver.maxReqTime", "15");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/webhook", new Receiver(secret)::answer);
        server.start();
        System.out.println("listening at http://127.0.0.1:" + port + "/webhook");
    }
}
