package org.petstore.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobIdsTest {

    @Test
    void theirOrderIsThatOfTime() {
        List<UUID> ids = Stream.generate(JobIds::next).limit(10_000).toList();

        assertThat(ids).isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()));
    }

    @Test
    void aTimeLiesBetweenTheIdsBeforeAndAfterIt() {
        UUID id = UUID.fromString("01a2095f-dfd5-7011-8989-0cb80098e93b");
        Instant madeAt = Instant.parse("2026-11-23T17:06:47.893Z");

        assertThat(JobIds.startOf(madeAt)).hasToString("01a2095f-dfd5-0000-0000-000000000000");
        assertThat(JobIds.startOf(madeAt).toString()).isLessThan(id.toString());
        assertThat(JobIds.startOf(madeAt.plusMillis(1)).toString()).isGreaterThan(id.toString());
    }

    @Test
    void noIdIsOlderThanTheirTime() {
        assertThat(JobIds.startOf(Instant.parse("0000-01-01T00:00:00Z"))).isEqualTo(JobIds.FIRST);
    }
}
