package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WebhookSenderTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final CallbackPolicy LOOPBACK = new CallbackPolicy(true, InetAddress::getAllByName);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Instant NOW = Instant.parse("2024-03-01T09:30:00Z");
    private static final int SEQUENCE = 7;
    private static final String BODY = "{\"error\":\"ß\"}";
    private static final String SECRET = "sixteen characters";

    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final CountDownLatch testEnds = new CountDownLatch(1);
    private final List<WebhookSender> senders = new ArrayList<>();
    private HttpServer receiver;

    @BeforeEach
    void startReceiver() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(executor);
        receiver.start();
    }

    @AfterEach
    void stopReceiver() {
        testEnds.countDown();
        senders.forEach(WebhookSender::close);
        receiver.stop(0);
        executor.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void anyAnswerInTheTwoHundredsIsSuccess(int status) {
        receiver.createContext("/hook", answer(status));

        assertThat(send(hook(), LONG)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 400, 404, 410, 429, 500, 503})
    void anyOtherAnswerIsAFailureThatNamesTheStatus(int status) {
        receiver.createContext("/hook", answer(status));

        assertThat(send(hook(), LONG)).contains("answered " + status);
    }

    @Test
    void whatTheReceiverSaysIsKeptAsFarAsItMatters() {
        receiver.createContext("/hook", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Retry-After", "120");
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=no-such");
                byte[] body = ("Closed\u0000 for\r\ntoday" + "!".repeat(1000)).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(503, body.length);
                exchange.getResponseBody().write(body);
            }
        });

        Answer answer = sender(true, LONG).send(delivery(hook())).join();

        assertThat(answer.status()).contains(503);
        assertThat(answer.error()).contains("answered 503");
        assertThat(answer.response())
                .hasValueSatisfying(text ->
                        assertThat(text).startsWith("Closed  for  today!").hasSizeLessThanOrEqualTo(256));
        assertThat(answer.retryAfter()).contains(Duration.ofMinutes(2));
        assertThat(answer.sentAt()).isEqualTo(NOW);
    }

    @Test
    void aNameThatLeadsElsewhereTheSecondTimeGainsNothing() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger reached = new AtomicInteger();
        receiver.createContext("/hook", exchange -> {
            reached.incrementAndGet();
            answer(200).handle(exchange);
        });
        var rebinding = new CallbackPolicy(false, host -> new InetAddress[] {
            asked.getAndIncrement() == 0
                    ? InetAddress.getByAddress(host, new byte[] {93, (byte) 184, (byte) 216, 34})
                    : InetAddress.getLoopbackAddress()
        });
        String url = "http://rebinding.example:%d/hook"
                .formatted(receiver.getAddress().getPort());

        rebinding.check(url);
        Optional<String> error = error(sender(rebinding, LONG), url);

        assertThat(asked).as("the policy was asked again for the connection").hasValue(2);
        assertThat(error).contains("must have a host with public addresses only");
        assertThat(reached).hasValue(0);
    }

    @Test
    void redirectIsNotFollowed() {
        AtomicInteger followed = new AtomicInteger();
        receiver.createContext("/elsewhere", exchange -> {
            followed.incrementAndGet();
            answer(200).handle(exchange);
        });
        receiver.createContext("/hook", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            answer(307).handle(exchange);
        });

        assertThat(send(hook(), LONG)).contains("answered 307");
        assertThat(followed).hasValue(0);
    }

    @Test
    void bodyArrivesAsStoredWithItsHeaders() {
        AtomicReference<String> body = new AtomicReference<>();
        AtomicReference<Headers> headers = new AtomicReference<>();
        receiver.createContext("/hook", exchange -> {
            body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            headers.set(exchange.getRequestHeaders());
            answer(204).handle(exchange);
        });
        WebhookDelivery delivery = delivery(hook());

        sender(true, LONG).send(delivery).join();

        assertThat(body).hasValue(BODY);
        assertThat(headers.get().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(headers.get().getFirst("User-Agent")).startsWith("Petstore-Operations");
        assertThat(headers.get().containsKey("Upgrade"))
                .as("a request for HTTP/2 confuses some receivers")
                .isFalse();
        assertThat(headers.get().getFirst("Webhook-Sequence")).isEqualTo(Integer.toString(SEQUENCE));
        new WebhookSigner(SECRET)
                .headers(URI.create(delivery.url()), delivery.id(), NOW, delivery.body())
                .forEach((name, value) ->
                        assertThat(headers.get().getFirst(name)).as(name).isEqualTo(value));
    }

    @Test
    void receiverThatDoesNotAnswerIsATimeout() {
        receiver.createContext("/hook", exchange -> awaitEndOfTest());

        assertThat(error(sender(LOOPBACK, LONG, SHORT), hook())).contains("no answer within 300 ms");
    }

    @Test
    void receiverThatDoesNotEndItsAnswerIsATimeout() {
        receiver.createContext("/hook", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            awaitEndOfTest();
        });

        assertThat(send(hook(), SHORT)).contains("no whole answer within 300 ms");
    }

    @Test
    void timeoutEndsTheConnection() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var failure = sender(LOOPBACK, SHORT, LONG).send(delivery(url(silent.getLocalPort())));
            try (Socket connection = silent.accept()) {
                assertThat(failure.join().error()).contains("no whole answer within 300 ms");
                connection.setSoTimeout(10_000);
                InputStream in = connection.getInputStream();
                assertThat(in.read()).as("what was sent").isNotNegative();
                // And then the end, for which an open connection would let it wait in vain
                assertThat(isEnded(in)).isTrue();
            }
        }
    }

    @Test
    void endlessAnswerIsNotReadToItsEnd() {
        CountDownLatch cutOff = new CountDownLatch(1);
        receiver.createContext("/hook", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8192]);
                }
            } catch (IOException e) {
                cutOff.countDown();
            }
        });

        assertThat(send(hook(), LONG)).isEmpty();
        assertThat(awaited(cutOff)).isTrue();
    }

    @Test
    void closedPortIsAFailure() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(send(url(port), LONG)).contains("could not connect");
    }

    @Test
    void nameThatLeadsNowhereIsAFailure() {
        assertThat(send("http://nowhere.invalid/", LONG)).contains("could not connect");
    }

    @Test
    void connectionThatIsResetIsAFailure() throws IOException {
        try (ServerSocket rude = serve(connection -> {
            connection.getInputStream().read();
            // Closing then sends RST
            connection.setSoLinger(true, 0);
        })) {
            assertThat(send(url(rude.getLocalPort()), LONG)).contains("the connection broke");
        }
    }

    @Test
    void whatIsNoHttpIsAFailure() throws IOException {
        try (ServerSocket confused = serve(connection -> {
            connection.getInputStream().read();
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Le\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getInputStream().readAllBytes();
        })) {
            assertThat(send(url(confused.getLocalPort()), LONG)).contains("the answer was no HTTP");
        }
    }

    @Test
    void receiverWithoutTlsUnderHttpsIsAFailure() throws IOException {
        try (ServerSocket plain = serve(connection -> {
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            // Until the client hangs up: an end of the stream or a reset may overtake the answer
            connection.getInputStream().readAllBytes();
        })) {
            assertThat(send("https://localhost:" + plain.getLocalPort() + "/hook", LONG))
                    .contains("no secure connection");
        }
    }

    @Test
    void policyIsAskedAgainBeforeTheSend() {
        AtomicInteger requests = new AtomicInteger();
        receiver.createContext("/hook", exchange -> {
            requests.incrementAndGet();
            answer(200).handle(exchange);
        });

        assertThat(error(sender(false, LONG), hook())).contains("must have a host with public addresses only");
        assertThat(requests).hasValue(0);
    }

    @Test
    void aThreadThatCannotBeHadIsNoMatterOfTheReceiver() {
        executor.shutdown();

        assertThat(sender(true, LONG).send(delivery(hook()))).isCompletedExceptionally();
    }

    /** Reads to the end, be it told politely or by a reset; fails if there is none. */
    private static boolean isEnded(InputStream in) throws IOException {
        try {
            in.readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    private Optional<String> send(String url, Duration timeout) {
        return error(sender(true, timeout), url);
    }

    private static Optional<String> error(WebhookSender sender, String url) {
        return sender.send(delivery(url)).join().error();
    }

    private WebhookSender sender(boolean privateAddresses, Duration timeout) {
        return sender(new CallbackPolicy(privateAddresses, InetAddress::getAllByName), timeout);
    }

    private WebhookSender sender(CallbackPolicy policy, Duration timeout) {
        return sender(policy, timeout, LONG);
    }

    private WebhookSender sender(CallbackPolicy policy, Duration timeout, Duration responseTimeout) {
        var sender = new WebhookSender(
                executor,
                Thread::new,
                policy,
                new WebhookSigner(SECRET),
                timeout,
                responseTimeout,
                Clock.fixed(NOW, ZoneOffset.UTC));
        senders.add(sender);
        return sender;
    }

    private String hook() {
        return url(receiver.getAddress().getPort());
    }

    private static String url(int port) {
        return "http://localhost:" + port + "/hook";
    }

    private static WebhookDelivery delivery(String url) {
        return new WebhookDelivery(
                UUID.randomUUID(), UUID.randomUUID(), SEQUENCE, url, BODY.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static HttpHandler answer(int status) {
        return exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(status, -1);
            }
        };
    }

    /** A server below HTTP: does the same with each connection, and closes it. */
    private ServerSocket serve(Conversation conversation) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        executor.execute(() -> {
            while (!server.isClosed()) {
                try (Socket connection = server.accept()) {
                    conversation.hold(connection);
                } catch (IOException e) {
                    // Of this connection, or because the test is over: then the loop ends
                }
            }
        });
        return server;
    }

    @FunctionalInterface
    private interface Conversation {
        void hold(Socket connection) throws IOException;
    }

    private void awaitEndOfTest() {
        awaited(testEnds);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
