package org.petstore.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.petstore.platform.Beans;
import org.petstore.platform.TestDatabase;

class IdempotencyKeyRepositoryTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("anonymous", "POST /reports/orders", "8e03978e");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration OVER = Duration.ofMinutes(-1);

    private final TestDatabase database = TestDatabase.inMemory();
    private final Reservation reservation = new Reservation(KEY, UUID.randomUUID());
    private IdempotencyKeyRepository keys;

    @BeforeEach
    void make() throws ReflectiveOperationException {
        keys = Beans.make(IdempotencyKeyRepository.class, database.dataSource());
    }

    @Test
    void aKeyIsReservedOnce() {
        assertThat(keys.find(KEY)).isEmpty();
        assertThat(keys.insert(reservation, LEASE)).isTrue();
        assertThat(keys.insert(new Reservation(KEY, UUID.randomUUID()), LEASE)).isFalse();

        assertThat(keys.find(KEY)).hasValueSatisfying(row -> {
            assertThat(row.jobId()).isEqualTo(reservation.jobId());
            assertThat(row.first()).isEmpty();
            assertThat(row.isOver()).isFalse();
        });
    }

    @Test
    void callerOperationAndValueTellKeysApart() {
        keys.insert(reservation, LEASE);

        assertThat(List.of(
                        new IdempotencyKey("shop", KEY.operation(), KEY.value()),
                        new IdempotencyKey(KEY.caller(), "POST /pets/import", KEY.value()),
                        new IdempotencyKey(KEY.caller(), KEY.operation(), "8E03978E")))
                .allSatisfy(other -> assertThat(keys.insert(new Reservation(other, UUID.randomUUID()), LEASE))
                        .isTrue());
    }

    @Test
    void theFirstRequestIsRemembered() {
        var first = firstRequest(Duration.ofHours(1));
        keys.insert(reservation, LEASE);
        keys.complete(reservation, first);

        assertThat(keys.find(KEY))
                .hasValueSatisfying(row -> assertThat(row.first()).contains(first));
    }

    @Test
    void aReservationIsTakenOverWhenItsLeaseHasRunOutAndNotBefore() {
        var next = new Reservation(KEY, UUID.randomUUID());
        keys.insert(reservation, LEASE);
        assertThat(keys.takeOver(next, reservation.jobId(), LEASE)).isFalse();

        keys.renew(List.of(reservation), OVER);

        assertThat(keys.find(KEY))
                .hasValueSatisfying(row -> assertThat(row.isOver()).isTrue());
        assertThat(keys.takeOver(next, reservation.jobId(), LEASE)).isTrue();
        assertThat(keys.takeOver(new Reservation(KEY, UUID.randomUUID()), reservation.jobId(), LEASE))
                .as("by a second one")
                .isFalse();
    }

    @Test
    void whoeverLostAReservationChangesNothingAnyMore() {
        var next = new Reservation(KEY, UUID.randomUUID());
        keys.insert(reservation, OVER);
        keys.takeOver(next, reservation.jobId(), LEASE);

        assertThatThrownBy(() -> keys.complete(reservation, firstRequest(LEASE)))
                .isInstanceOf(RequestInProgressException.class);
        keys.renew(List.of(reservation), OVER);
        keys.release(reservation);

        assertThat(keys.find(KEY)).hasValueSatisfying(row -> {
            assertThat(row.jobId()).isEqualTo(next.jobId());
            assertThat(row.isOver()).isFalse();
        });
    }

    @Test
    void aReservationCanBeGivenBackUntilItsJobIsThere() {
        keys.insert(reservation, LEASE);
        keys.release(reservation);
        assertThat(keys.find(KEY)).isEmpty();

        keys.insert(reservation, LEASE);
        keys.complete(reservation, firstRequest(LEASE));
        keys.release(reservation);
        assertThat(keys.find(KEY)).isPresent();
    }

    @Test
    void aKeyThatHasRunOutStandsForTheNextRequest() {
        var next = new Reservation(KEY, UUID.randomUUID());
        keys.insert(reservation, LEASE);
        keys.complete(reservation, firstRequest(OVER));

        assertThat(keys.takeOver(next, reservation.jobId(), LEASE)).isTrue();
        assertThat(keys.find(KEY))
                .hasValueSatisfying(row -> assertThat(row.first()).isEmpty());
    }

    @Test
    void whatHasRunOutIsPurgedInBatchesAndNothingElse() throws Exception {
        for (int i = 0; i < 5; i++) {
            keys.insert(
                    new Reservation(new IdempotencyKey("anonymous", "POST /", "over-" + i), UUID.randomUUID()), OVER);
        }
        keys.insert(reservation, LEASE);

        assertThat(keys.purge(3)).isEqualTo(3);
        assertThat(keys.purge(3)).isEqualTo(2);
        assertThat(keys.purge(3)).isZero();
        assertThat(keys.find(KEY)).isPresent();
        assertThat(database.number("select count(*) from idempotency_keys")).isEqualTo(1);
    }

    private FirstRequest firstRequest(Duration validFor) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new FirstRequest(reservation.jobId(), now, "a".repeat(64), now.plus(validFor));
    }
}
