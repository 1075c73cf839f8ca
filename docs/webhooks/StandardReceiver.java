import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Receives webhooks with the JDK's server, and has the library of Standard Webhooks check the signature and the time.
 *
 * <p>{@code PORT=9000 WEBHOOK_SECRET=… java -cp standardwebhooks.jar StandardReceiver.java}
 */
public class StandardReceiver {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_IDS = 100_000;

    private final Webhook webhook;

    /** In the order they came; what Receiver says of them holds here too. */
    private final Set<String> handled = new LinkedHashSet<>();

    StandardReceiver(String secret) throws EmptyWebhookSecretException {
        // The library takes a text for base64
        webhook = secret.startsWith("whsec_")
                ? new Webhook(secret)
                : new Webhook(secret.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void handleOnce(String id, String body) {
        if (handled.contains(id)) {
            return;
        }
        System.out.println("accepted " + id + " " + body);
        handled.add(id);
        if (handled.size() > MOST_IDS) {
            handled.remove(handled.iterator().next());
        }
    }

    private int statusFor(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return 405;
        }
        byte[] bytes = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            return 413;
        }
        String body = new String(bytes, StandardCharsets.UTF_8);
        try {
            webhook.verify(body, exchange.getRequestHeaders());
        } catch (WebhookVerificationException e) {
            return 401;
        }
        handleOnce(exchange.getRequestHeaders().getFirst("webhook-id"), body);
        return 204;
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(statusFor(exchange), -1);
        exchange.close();
    }

    public static void main(String[] args) throws IOException, EmptyWebhookSecretException {
        String port = System.getenv("PORT");
        String secret = System.getenv("WEBHOOK_SECRET");
        if (port == null || secret == null || secret.isEmpty()) {
            throw new IllegalArgumentException("PORT and WEBHOOK_SECRET must be set");
        }
        // Seconds; otherwise whoever sends slowly would keep a thread for ever
        System.setProperty("sun.net.httpserver.maxReqTime", "15");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/webhook", new StandardReceiver(secret)::answer);
        server.start();
        System.out.println("listening at http://127.0.0.1:" + port + "/webhook");
    }
}
