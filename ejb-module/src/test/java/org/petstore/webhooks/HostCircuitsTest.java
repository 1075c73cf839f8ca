package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HostCircuitsTest {

    private final SetClock clock = new SetClock();
    private final HostCircuits circuits = new HostCircuits(clock);

    @Test
    void aHostThatMissesAFewGetsAsMuchAsAny() {
        unanswered(4);

        assertThat(circuits.most("a", 20)).isEqualTo(20);
        assertThat(circuits.open()).isEmpty();
    }

    @Test
    void aHostThatGivesNoAnswerGetsNothingAndOthersEverything() {
        unanswered(5);

        assertThat(circuits.most("a", 20)).isZero();
        assertThat(circuits.open()).containsExactly("a");
        assertThat(circuits.most("b", 20)).isEqualTo(20);
    }

    @Test
    void answersInBetweenKeepTheCircuitClosed() {
        unanswered(4);
        circuits.answered("a");
        unanswered(4);

        assertThat(circuits.most("a", 20)).isEqualTo(20);
    }

    @Test
    void afterThePauseOneSendFindsOut() {
        unanswered(5);

        clock.pass(Duration.ofSeconds(5));
        assertThat(circuits.most("a", 20)).isEqualTo(1);

        circuits.answered("a");
        assertThat(circuits.most("a", 20)).isEqualTo(20);
    }

    @Test
    void eachTrialThatFailsDoublesThePauseUpToAnEnd() {
        unanswered(5);
        Duration pause = Duration.ofSeconds(5);
        while (pause.compareTo(Duration.ofMinutes(5)) < 0) {
            clock.pass(pause);
            unanswered(1);
            pause = pause.multipliedBy(2);
            clock.pass(Duration.ofSeconds(1));
            assertThat(circuits.most("a", 20)).isZero();
            clock.pass(Duration.ofSeconds(-1));
        }

        clock.pass(Duration.ofMinutes(5).minusSeconds(1));
        assertThat(circuits.most("a", 20)).isZero();
        clock.pass(Duration.ofSeconds(1));
        assertThat(circuits.most("a", 20)).isEqualTo(1);
    }

    @Test
    void sendsThatWereUnderWayWhenTheCircuitOpenedDoNotProlongIt() {
        unanswered(20);

        clock.pass(Duration.ofSeconds(5));

        assertThat(circuits.most("a", 20)).isEqualTo(1);
    }

    private void unanswered(int sends) {
        for (int send = 0; send < sends; send++) {
            circuits.unanswered("a");
        }
    }

    private static final class SetClock extends Clock {

        private Instant now = Instant.parse("2024-03-01T09:30:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
