package org.petstore.webhooks;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Posts deliveries. Waits for answers without a thread each; what was answered is not kept. */
class WebhookSender {

    /** A host that does not even take the connection frees its slot sooner. */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final long MOST_RESPONSE_BYTES = 64 * 1024;

    private final Executor executor;
    private final CallbackPolicy policy;
    private final WebhookSigner signer;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient client;
    private final String userAgent = UserAgent.text();

    /**
     * A sender with its own pool of connections.
     *
     * @param executor looks up names, which blocks, and handles what arrives
     * @param timeout from connecting to the end of the answer
     */
    WebhookSender(Executor executor, CallbackPolicy policy, WebhookSigner signer, Duration timeout, Clock clock) {
        this.executor = executor;
        this.policy = policy;
        this.signer = signer;
        this.timeout = timeout;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .executor(executor)
                .version(HttpClient.Version.HTTP_1_1)
                // A redirect could lead past the policy
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    /**
     * Sends a delivery once. If the process dies meanwhile, nobody knows whether it has arrived: it is sent again when
     * its claim has run out.
     *
     * @return completes, never exceptionally and on any thread, with what went wrong; empty if the receiver took it
     */
    CompletableFuture<Optional<String>> send(WebhookDelivery delivery) {
        return CompletableFuture.completedFuture(delivery)
                .thenComposeAsync(this::exchange, executor)
                .handle((response, failure) ->
                        failure == null ? complaint(response.statusCode()) : Optional.of(complaint(failure)));
    }

    private CompletableFuture<HttpResponse<Void>> exchange(WebhookDelivery delivery) {
        HttpRequest request;
        try {
            request = request(policy.check(delivery.url()), delivery);
        } catch (CallbackRefusedException e) {
            return CompletableFuture.failedFuture(e);
        }
        CompletableFuture<HttpResponse<Void>> response =
                client.sendAsync(request, head -> new BoundedDiscard(MOST_RESPONSE_BYTES));
        // The request's own timeout would end with the head of the response; and only the client's future cancels
        return response.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> response.cancel(true));
    }

    private HttpRequest request(URI url, WebhookDelivery delivery) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("User-Agent", userAgent)
                .POST(BodyPublishers.ofByteArray(delivery.body()));
        signer.headers(delivery.id(), clock.instant(), delivery.body()).forEach(request::header);
        return request.build();
    }

    private static Optional<String> complaint(int status) {
        return status >= 200 && status < 300 ? Optional.empty() : Optional.of("answered " + status);
    }

    /** Never the exception's own message: it may tell of addresses inside the network. */
    private String complaint(Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            return complaint(failure.getCause());
        }
        if (failure instanceof CallbackRefusedException) {
            return failure.getMessage();
        }
        if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
            return "could not connect";
        }
        if (failure instanceof TimeoutException) {
            return "no whole answer within " + timeout.toMillis() + " ms";
        }
        // The client wraps it if the connection ends before its request is on the way
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return "no secure connection";
        }
        if (failure instanceof IOException) {
            return "the connection broke";
        }
        return "could not be sent: " + failure.getClass().getSimpleName();
    }
}
