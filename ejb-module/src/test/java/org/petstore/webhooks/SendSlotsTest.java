package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendSlotsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-03-01T09:30:00Z"), ZoneOffset.UTC);

    private final SendSlots slots = new SendSlots(3, 2, new HostCircuits(CLOCK));

    private final DueDelivery a1 = due("a");
    private final DueDelivery a2 = due("a");
    private final DueDelivery a3 = due("a");
    private final DueDelivery b1 = due("b");
    private final DueDelivery c1 = due("c");

    @Test
    void oneHostGetsNoMoreThanItsShare() {
        assertThat(slots.choose(List.of(a1, a2, a3, b1))).containsExactly(a1.id(), a2.id(), b1.id());
    }

    @Test
    void allHostsTogetherGetNoMoreThanThereIs() {
        assertThat(slots.choose(List.of(a1, a2, b1, c1))).containsExactly(a1.id(), a2.id(), b1.id());
    }

    @Test
    void sendsInFlightCount() {
        slots.take("a");

        assertThat(slots.free()).isEqualTo(2);
        assertThat(slots.choose(List.of(a1, a2, b1))).containsExactly(a1.id(), b1.id());
    }

    @Test
    void choosingTakesNothing() {
        slots.choose(List.of(a1, a2));

        assertThat(slots.free()).isEqualTo(3);
    }

    @Test
    void hostWithItsShareInFlightIsFullUntilOneIsReleased() {
        slots.take("a");
        assertThat(slots.fullHosts()).isEmpty();

        slots.take("a");
        assertThat(slots.fullHosts()).containsExactly("a");

        slots.release("a", true);
        assertThat(slots.fullHosts()).isEmpty();
    }

    @Test
    void releaseTellsWhetherADeliveryMayHaveBeenWaiting() {
        slots.take("a");
        slots.take("a");
        assertThat(slots.release("a", true)).as("the host was full").isTrue();
        assertThat(slots.release("a", true)).as("neither was full").isFalse();

        slots.take("a");
        slots.take("b");
        slots.take("c");
        assertThat(slots.release("b", true)).as("all was full").isTrue();
    }

    @Test
    void aHostThatGivesNoAnswerGetsNothingForAWhile() {
        for (int send = 0; send < 5; send++) {
            slots.take("a");
            slots.release("a", false);
        }

        assertThat(slots.fullHosts()).containsExactly("a");
        assertThat(slots.choose(List.of(a1, b1))).containsExactly(b1.id());
    }

    private static DueDelivery due(String host) {
        return new DueDelivery(UUID.randomUUID(), host);
    }
}
