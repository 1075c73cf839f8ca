package org.petstore.server;

import static java.util.function.Function.identity;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.server.WebhookReceiver.Delivery;

/** The receivers of docs/webhooks.md take what the server sends, with either form of secret, and nothing forged. */
@ParameterizedClass
@ValueSource(strings = {"a plain secret, no base64!", WebhookReceiver.SECRET})
class DocumentedReceiverIT {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";
    private static final String SIGNATURE_OF_THE_GUIDE = "X-Webhook-Signature";

    private static PetstoreServer server;
    private static Map<ReceiverExample, RunningReceiver> receivers;

    @Parameter
    private String secret;

    @BeforeParameterizedClassInvocation
    static void start(String secret) {
        server = new PetstoreServer("receivers")
                .with("PETSTORE_WEBHOOK_SECRET", secret)
                .start();
        receivers = Stream.of(ReceiverExample.values())
                .collect(Collectors.toMap(identity(), example -> new RunningReceiver(example, secret)));
        receivers.values().forEach(RunningReceiver::awaitReady);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        if (receivers != null) {
            receivers.values().forEach(RunningReceiver::close);
        }
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aMessageOfTheServerIsAccepted(ReceiverExample example) {
        RunningReceiver receiver = receivers.get(example);

        String jobId = requestReport(receiver.url());

        receiver.awaitAccepted(jobId);
    }

    @ParameterizedTest
    @EnumSource
    void theResultsOfAnImportWithAsManyErrorsAsAreToldAreAccepted(ReceiverExample example) {
        RunningReceiver receiver = receivers.get(example);
        String rows = ",\"ünïcorn/\"\"x\"\" 🐶\",lost,a lot,long ago\n".repeat(1_000);

        String jobId = server.client()
                .importPets("name,category,status,price,birth_date\n" + rows, receiver.url())
                .jobId();

        receiver.awaitAccepted(jobId);
    }

    @ParameterizedTest
    @EnumSource
    void aDoubleIsTakenAndDropped(ReceiverExample example) {
        RunningReceiver receiver = receivers.get(example);
        Delivery delivery = delivery();

        assertThat(receiver.post(headers(delivery), delivery.text())).isBetween(200, 299);
        assertThat(receiver.post(headers(delivery), delivery.text())).isBetween(200, 299);

        assertThat(receiver.accepted(delivery.header(ID))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aMessageInWhichAByteWasChangedIsRefused(ReceiverExample example) {
        Delivery delivery = delivery();

        assertRefused(
                example,
                headers(delivery),
                delivery.text().replace("\"status\":\"completed\"", "\"status\":\"completee\""));
    }

    @ParameterizedTest
    @EnumSource
    void aMessageWithoutASignatureOrWithWhatIsNoneIsRefused(ReceiverExample example) {
        Delivery delivery = delivery();
        for (String none : List.of("", "v1", "v1,", "v1,bm9uZQ==", "v1,ü", "none", delivery.header(ID))) {
            Map<String, String> headers = headers(delivery);
            headers.put(SIGNATURE, none);
            headers.put(SIGNATURE_OF_THE_GUIDE, none);
            assertRefused(example, headers, delivery.text());
        }
        assertRefused(example, Map.of(ID, delivery.header(ID)), delivery.text());
        assertRefused(example, Map.of(), "{}");
        assertRefused(example, Map.of(), "");
    }

    @ParameterizedTest
    @EnumSource
    void aMessageLargerThanTheServerSendsIsRefused(ReceiverExample example) {
        String body = "\"%s\"".formatted("x".repeat(MOST_BYTES - 1));

        assertThat(receivers.get(example).post(Map.of(), body)).isEqualTo(413);
    }

    @ParameterizedTest
    @MethodSource("examplesThatCheckTheStandardSignature")
    void aMessageWithAnotherIdOrTimeIsRefused(ReceiverExample example) {
        Delivery delivery = delivery();
        long timestamp = Long.parseLong(delivery.header(TIMESTAMP));
        Map.of(ID, "msg_other", TIMESTAMP, Long.toString(timestamp + 1)).forEach((name, forged) -> {
            Map<String, String> headers = headers(delivery);
            headers.put(name, forged);
            assertRefused(example, headers, delivery.text());
        });
    }

    @ParameterizedTest
    @MethodSource("examplesThatCheckTheStandardSignature")
    void aSignedMessageIsRefusedIfItsTimeIsMoreThanFiveMinutesOff(ReceiverExample example) throws Exception {
        Duration tooMuch = Duration.ofSeconds(310);
        Duration littleEnough = Duration.ofSeconds(290);

        for (Duration off : List.of(tooMuch, tooMuch.negated())) {
            assertRefused(example, signed(Instant.now().plus(off), "{\"off\":1}"), "{\"off\":1}");
        }
        for (Duration off : List.of(littleEnough, littleEnough.negated())) {
            assertThat(receivers.get(example).post(signed(Instant.now().plus(off), "{\"off\":2}"), "{\"off\":2}"))
                    .isBetween(200, 299);
        }
    }

    @ParameterizedTest
    @MethodSource("examplesThatCheckTheStandardSignature")
    void oneOfSeveralSignaturesIsEnough(ReceiverExample example) throws Exception {
        Map<String, String> headers = signed(Instant.now(), "{\"several\":true}");
        headers.computeIfPresent(SIGNATURE, (name, right) -> "v1a,bm9uZQ== v1,bm9uZQ== " + right);

        assertThat(receivers.get(example).post(headers, "{\"several\":true}")).isBetween(200, 299);
    }

    static Stream<ReceiverExample> examplesThatCheckTheStandardSignature() {
        return Stream.of(ReceiverExample.values()).filter(ReceiverExample::checksStandardSignature);
    }

    private static void assertRefused(ReceiverExample example, Map<String, String> headers, String body) {
        RunningReceiver receiver = receivers.get(example);
        long before = receiver.accepted("");

        assertThat(receiver.post(headers, body))
                .as("%s: %s %s", example, headers, body)
                .isEqualTo(401);

        assertThat(receiver.accepted("")).isEqualTo(before);
    }

    /** What the server has sent for a job of its own. */
    private static Delivery delivery() {
        try (var tap = new WebhookReceiver()) {
            requestReport(tap.url());
            return tap.awaitDeliveries(1).get(0);
        }
    }

    private static String requestReport(String callbackUrl) {
        return server.client()
                .requestReport(
                        "{\"month\":\"2030-01\",\"format\":\"csv\",\"callbackUrl\":\"%s\"}".formatted(callbackUrl))
                .jobId();
    }

    private static Map<String, String> headers(Delivery delivery) {
        return Stream.of(ID, TIMESTAMP, SIGNATURE, SIGNATURE_OF_THE_GUIDE)
                .collect(Collectors.toMap(identity(), delivery::header));
    }

    /** The standard headers of a message that is genuine but for the time at which it says that it was sent. */
    private Map<String, String> signed(Instant sentAt, String body) throws Exception {
        String id = "msg_" + sentAt;
        Webhook webhook = secret.startsWith("whsec_")
                ? new Webhook(secret)
                : new Webhook(secret.getBytes(StandardCharsets.UTF_8));
        return new HashMap<>(Map.of(
                ID, id,
                TIMESTAMP, Long.toString(sentAt.getEpochSecond()),
                SIGNATURE, webhook.sign(id, sentAt.getEpochSecond(), body)));
    }
}
