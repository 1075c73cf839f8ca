package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.petstore.webhooks.DeliveryOutcome.Delivered;
import org.petstore.webhooks.DeliveryOutcome.Exhausted;
import org.petstore.webhooks.DeliveryOutcome.Gone;
import org.petstore.webhooks.DeliveryOutcome.RetryAt;

/** Everything runs on the test's own thread: what is claimed and sent has happened when a call returns. */
class WebhookDispatcherTest {

    private static final Instant NOW = Instant.parse("2024-03-01T09:30:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final Table table = new Table();
    private final Sender sender = new Sender();

    @Test
    void everythingDueIsSentAtOnceIfThereAreSlots() {
        table.add(due("a", 20));
        table.add(due("b", 20));

        dispatcher(Duration.ofSeconds(5)).wakeUp();

        assertThat(sender.inFlight).hasSize(40);
        assertThat(table.due).isEmpty();
    }

    @Test
    void receiverThatDoesNotAnswerDoesNotDelayTheOthers() {
        table.add(due("dead", 500));
        table.add(due("alive", 1));

        dispatcher(Duration.ofSeconds(5)).wakeUp();

        assertThat(sender.hosts())
                .containsOnlyOnce("alive")
                .filteredOn("dead"::equals)
                .hasSize(20);
    }

    @Test
    void slotThatBecomesFreeIsUsedWithoutWaitingForTheTimer() {
        table.add(due("a", 2000));
        dispatcher(Duration.ofSeconds(5)).wakeUp();
        assertThat(sender.inFlight).hasSize(20);

        while (!sender.inFlight.isEmpty()) {
            sender.answer(status(204));
        }

        assertThat(table.due).isEmpty();
        assertThat(table.outcomes()).hasSize(2000).containsOnly(new Delivered());
    }

    @Test
    void sendsInFlightAreBoundedOverAllHosts() {
        for (int host = 0; host < 15; host++) {
            table.add(due("host" + host, 20));
        }

        dispatcher(Duration.ofSeconds(5)).wakeUp();

        assertThat(sender.inFlight).hasSize(200);
    }

    @Test
    void failedSendIsRetriedByTheSchedule() {
        table.add(due("a", 1));
        dispatcher(Duration.ofSeconds(10)).wakeUp();

        sender.answer(status(500));

        assertThat(table.recorded).singleElement().satisfies(attempt -> {
            assertThat(attempt.answer().error()).contains("answered 500");
            assertThat(attempt.outcome())
                    .isInstanceOfSatisfying(
                            RetryAt.class,
                            retry -> assertThat(retry.at()).isBetween(NOW.plusSeconds(9), NOW.plusSeconds(11)));
        });
    }

    @Test
    void failedSendWithoutAnotherInTheScheduleIsTheLast() {
        table.add(due("a", 1));
        dispatcher().wakeUp();

        sender.answer(status(500));

        assertThat(table.outcomes()).containsExactly(new Exhausted());
    }

    @Test
    void aReceiverThatIsGoneGetsNothingMoreWhateverTheScheduleSays() {
        table.add(due("a", 1));
        dispatcher(Duration.ofSeconds(10)).wakeUp();

        sender.answer(status(410));

        assertThat(table.outcomes()).containsExactly(new Gone());
    }

    @Test
    void aReceiverMayAskForALaterRetry() {
        table.add(due("a", 1));
        dispatcher(Duration.ofSeconds(10), Duration.ofHours(1)).wakeUp();

        sender.answer(new Answer(
                NOW,
                Duration.ZERO,
                Optional.of(503),
                Optional.of("answered 503"),
                Optional.empty(),
                Optional.of(Duration.ofMinutes(2))));

        assertThat(table.outcomes()).containsExactly(new RetryAt(NOW.plusSeconds(120)));
    }

    @Test
    void aReceiverThatGivesNoAnswerIsLeftInPeaceAndKeepsItsSchedule() {
        table.add(due("dead", 30));
        WebhookDispatcher dispatcher = dispatcher(Duration.ofSeconds(10));
        dispatcher.wakeUp();
        assertThat(sender.inFlight).hasSize(20);

        while (!sender.inFlight.isEmpty()) {
            sender.answer(none());
        }
        dispatcher.wakeUp();

        assertThat(table.due).as("never claimed").hasSizeGreaterThanOrEqualTo(5);
        assertThat(table.deferred).as("nor looked at in vain").contains("dead");
        assertThat(sender.inFlight).isEmpty();
    }

    @Test
    void whatCannotBeSentForAReasonOfOursCostsTheReceiverNothing() {
        table.add(due("a", 30));
        WebhookDispatcher dispatcher = dispatcher();
        dispatcher.wakeUp();

        while (!sender.inFlight.isEmpty()) {
            sender.fail(new IllegalStateException("The secret cannot be read"));
        }

        assertThat(table.postponed).as("nor does it close the host's circuit").hasSize(30);
        assertThat(table.recorded).isEmpty();
    }

    @Test
    void claimOutlastsTheTimeoutOfTheSend() {
        dispatcher().wakeUp();

        assertThat(table.timeToSend).isGreaterThan(TIMEOUT);
    }

    @Test
    void databaseThatIsAwayCostsNoSlotForEver() {
        table.add(due("a", 21));
        WebhookDispatcher dispatcher = dispatcher();
        dispatcher.wakeUp();

        table.away = true;
        sender.answer(status(204));
        table.away = false;
        dispatcher.wakeUp();

        assertThat(table.recorded).as("the outcome is lost").isEmpty();
        assertThat(table.due).as("the slot serves the one that waited").isEmpty();
    }

    @AfterEach
    void closeTheClient() {
        sender.close();
    }

    private WebhookDispatcher dispatcher(Duration... delays) {
        RetrySchedule schedule = new RetrySchedule(List.of(delays), new Random());
        return new WebhookDispatcher(table, sender, schedule, TIMEOUT, Runnable::run, CLOCK);
    }

    private static Answer status(int status) {
        Optional<String> error = status < 300 ? Optional.empty() : Optional.of("answered " + status);
        return new Answer(NOW, Duration.ZERO, Optional.of(status), error, Optional.empty(), Optional.empty());
    }

    private static Answer none() {
        return new Answer(
                NOW,
                Duration.ZERO,
                Optional.empty(),
                Optional.of("could not connect"),
                Optional.empty(),
                Optional.empty());
    }

    private static List<WebhookDelivery> due(String host, int count) {
        List<WebhookDelivery> deliveries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            deliveries.add(new ClaimedOnce("https://" + host + "/hook"));
        }
        return deliveries;
    }

    /** A delivery as it comes out of its first claim. */
    private static final class ClaimedOnce extends WebhookDelivery {

        ClaimedOnce(String url) {
            super(UUID.randomUUID(), UUID.randomUUID(), 1, url, new byte[0], NOW);
        }

        @Override
        int attempt() {
            return 1;
        }
    }

    /** The deliveries table in memory: first in, first due; a claim takes the row out. */
    private static final class Table extends WebhookDeliveryRepository {

        private final List<WebhookDelivery> due = new ArrayList<>();
        private final List<DeliveryAttempt> recorded = new ArrayList<>();
        private final List<String> deferred = new ArrayList<>();
        private final List<WebhookDelivery> postponed = new ArrayList<>();
        private Duration timeToSend;
        private boolean away;

        void add(List<WebhookDelivery> deliveries) {
            due.addAll(deliveries);
        }

        @Override
        List<WebhookDelivery> claim(SendSlots slots, Duration time) {
            failIfAway();
            timeToSend = time;
            List<String> full = slots.fullHosts();
            List<UUID> chosen = slots.choose(due.stream()
                    .filter(delivery -> !full.contains(delivery.host()))
                    .limit(slots.free())
                    .map(delivery -> new DueDelivery(delivery.id(), delivery.host()))
                    .toList());
            List<WebhookDelivery> claimed = due.stream()
                    .filter(delivery -> chosen.contains(delivery.id()))
                    .toList();
            due.removeAll(claimed);
            return claimed;
        }

        @Override
        void record(Collection<DeliveryAttempt> attempts) {
            failIfAway();
            recorded.addAll(attempts);
        }

        @Override
        void defer(String host, Instant until) {
            deferred.add(host);
        }

        @Override
        void postpone(WebhookDelivery delivery, Instant dueAt) {
            assertThat(dueAt).isAfter(NOW);
            postponed.add(delivery);
        }

        List<DeliveryOutcome> outcomes() {
            return recorded.stream().map(DeliveryAttempt::outcome).toList();
        }

        private void failIfAway() {
            if (away) {
                throw new IllegalStateException("The database is away");
            }
        }
    }

    /** Answers when the test says so. */
    private static final class Sender extends WebhookSender {

        private final List<WebhookDelivery> inFlight = new ArrayList<>();
        private final List<CompletableFuture<Answer>> answers = new ArrayList<>();

        Sender() {
            super(
                    Runnable::run,
                    Thread::new,
                    new CallbackPolicy(true, InetAddress::getAllByName),
                    new WebhookSigner("sixteen characters"),
                    TIMEOUT,
                    TIMEOUT,
                    CLOCK);
        }

        @Override
        CompletableFuture<Answer> send(WebhookDelivery delivery) {
            CompletableFuture<Answer> answer = new CompletableFuture<>();
            inFlight.add(delivery);
            answers.add(answer);
            return answer;
        }

        List<String> hosts() {
            return inFlight.stream().map(WebhookDelivery::host).toList();
        }

        void fail(Exception fault) {
            inFlight.remove(0);
            answers.remove(0).completeExceptionally(fault);
        }

        void answer(Answer answer) {
            inFlight.remove(0);
            answers.remove(0).complete(answer);
        }
    }
}
