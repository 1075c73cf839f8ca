package org.petstore.webhooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.Timeout;
import org.petstore.webhooks.AnswerReader.LongAnswerException;
import org.petstore.webhooks.AnswerReader.Received;

/** Posts deliveries. Waits for answers without a thread each. */
class WebhookSender implements AutoCloseable {

    /** A host that does not even take the connection frees its slot sooner. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final Executor executor;
    private final CallbackPolicy policy;
    private final WebhookSigner signer;
    private final Duration timeout;
    private final Duration responseTimeout;
    private final Clock clock;
    private final CloseableHttpAsyncClient client;

    /**
     * A sender with its own pool of connections.
     *
     * @param executor looks up names, which blocks
     * @param threads makes the few threads that wait for all connections
     * @param timeout from connecting to the end of the answer
     * @param responseTimeout from connecting to the beginning of the answer
     */
    WebhookSender(
            Executor executor,
            ThreadFactory threads,
            CallbackPolicy policy,
            WebhookSigner signer,
            Duration timeout,
            Duration responseTimeout,
            Clock clock) {
        this.executor = executor;
        this.policy = policy;
        this.signer = signer;
        this.timeout = timeout;
        this.responseTimeout = responseTimeout;
        this.clock = clock;
        this.client = client(threads, policy, timeout);
        client.start();
    }

    private static CloseableHttpAsyncClient client(ThreadFactory threads, CallbackPolicy policy, Duration timeout) {
        var connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(new CheckedNames(policy))
                .setTlsStrategy(ClientTlsStrategyBuilder.create()
                        .setSslContext(trustOfThisJava())
                        .buildAsync())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                        .setSocketTimeout(Timeout.of(timeout))
                        .build())
                .setMaxConnTotal(SendSlots.MOST)
                .setMaxConnPerRoute(SendSlots.MOST_PER_HOST)
                .build();
        return HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setIOReactorConfig(IOReactorConfig.custom().setIoThreadCount(1).build())
                .setThreadFactory(threads)
                .setUserAgent(UserAgent.text())
                // Could lead past the policy
                .disableRedirectHandling()
                // Retries are the schedule's
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** The server's, and so the operator's choice: {@code javax.net.ssl.trustStore}, or Elytron's. */
    private static SSLContext trustOfThisJava() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("The trust store cannot be read", e);
        }
    }

    /**
     * Sends a delivery once. If the process dies meanwhile, nobody knows whether it has arrived: it is sent again when
     * its claim has run out.
     *
     * @return completes on any thread with what came of it; exceptionally if that is no matter of the receiver, which
     *     was not even asked: such as a secret that cannot be read
     */
    CompletableFuture<Answer> send(WebhookDelivery delivery) {
        Instant sentAt = clock.instant();
        long startedAtNanos = System.nanoTime();
        return CompletableFuture.completedFuture(delivery)
                .thenComposeAsync(this::exchange, executor)
                .handle((received, failure) -> {
                    var duration = Duration.ofNanos(System.nanoTime() - startedAtNanos);
                    return received(received, failure)
                            .map(read -> answer(sentAt, duration, read))
                            .or(() -> complaint(failure).map(error -> noAnswer(sentAt, duration, error)))
                            .orElseThrow(() -> new CompletionException(failure));
                });
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    // Whoever has timed out waits for nothing more
    @SuppressWarnings("FutureReturnValueIgnored")
    private CompletableFuture<Received> exchange(WebhookDelivery delivery) {
        AsyncRequestProducer request;
        try {
            request = request(policy.checkText(delivery.url()), delivery);
        } catch (CallbackRefusedException e) {
            return CompletableFuture.failedFuture(e);
        }
        var response = new CompletableFuture<Received>();
        var reader = new AnswerReader();
        Future<Received> exchange = client.execute(request, reader, null, new FutureCallback<>() {
            @Override
            public void completed(Received received) {
                response.complete(received);
            }

            @Override
            public void failed(Exception failure) {
                response.completeExceptionally(failure);
            }

            @Override
            public void cancelled() {
                response.completeExceptionally(new IOException("Cancelled"));
            }
        });
        reader.begun()
                .orTimeout(responseTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    response.completeExceptionally(new NoAnswerException());
                    return null;
                });
        return response.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).whenComplete((received, failure) -> {
            reader.begun().complete(null);
            if (failure != null) {
                exchange.cancel(true);
            }
        });
    }

    private AsyncRequestProducer request(URI url, WebhookDelivery delivery) {
        var request = AsyncRequestBuilder.post(url)
                .setEntity(delivery.body(), ContentType.create(ContentType.APPLICATION_JSON.getMimeType()));
        signer.headers(url, delivery.id(), clock.instant(), delivery.body()).forEach(request::addHeader);
        delivery.jobSequence().ifPresent(sequence -> request.addHeader("Webhook-Sequence", sequence.toString()));
        return request.build();
    }

    private static Optional<Received> received(Received received, Throwable failure) {
        return causes(failure)
                .filter(LongAnswerException.class::isInstance)
                .map(cause -> ((LongAnswerException) cause).received())
                .findFirst()
                .or(() -> Optional.ofNullable(received));
    }

    private static Answer noAnswer(Instant sentAt, Duration duration, String error) {
        return new Answer(sentAt, duration, Optional.empty(), Optional.of(error), Optional.empty(), Optional.empty());
    }

    private static Answer answer(Instant sentAt, Duration duration, Received received) {
        int status = received.status();
        return new Answer(
                sentAt,
                duration,
                Optional.of(status),
                status >= 200 && status < 300 ? Optional.empty() : Optional.of("answered " + status),
                received.begin(),
                received.retryAfter().flatMap(text -> RetryAfter.parse(text, sentAt)));
    }

    /**
     * Never the exception's own message: it may tell of addresses inside the network. Empty if it is nothing that the
     * receiver did.
     */
    private Optional<String> complaint(Throwable failure) {
        Optional<Throwable> refusal = causes(failure)
                .filter(CallbackRefusedException.class::isInstance)
                .findFirst();
        if (refusal.isPresent()) {
            return refusal.map(Throwable::getMessage);
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return Optional.of("no whole answer within " + timeout.toMillis() + " ms");
        }
        if (cause instanceof NoAnswerException) {
            return Optional.of("no answer within " + responseTimeout.toMillis() + " ms");
        }
        if (causes(cause).anyMatch(SSLException.class::isInstance)) {
            return Optional.of("no secure connection");
        }
        if (cause instanceof java.net.ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof org.apache.hc.client5.http.ConnectTimeoutException) {
            return Optional.of("could not connect");
        }
        if (cause instanceof IOException) {
            return Optional.of("the connection broke");
        }
        if (cause instanceof HttpException) {
            return Optional.of("the answer was no HTTP");
        }
        return Optional.empty();
    }

    /** The answer has not begun in time. */
    private static final class NoAnswerException extends IOException {}

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /**
     * Leads only to addresses that the policy lets pass: they are looked up once, checked, and those that were checked
     * are connected to. A name that leads elsewhere the second time gains nothing.
     */
    private record CheckedNames(CallbackPolicy policy) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            try {
                return policy.addresses(host);
            } catch (CallbackRefusedException e) {
                var refusal = new UnknownHostException(host);
                refusal.initCause(e);
                throw refusal;
            }
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
