package org.petstore.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BacklogTest {

    private final Backlog backlog = new Backlog();

    @Test
    void itIsTheLastCountAndWhatWasAcceptedSince() {
        backlog.accepted();
        backlog.count(() -> 10);
        backlog.accepted();
        backlog.accepted();

        assertThat(backlog.unfinished()).isEqualTo(12);
    }

    @Test
    void whatIsAcceptedDuringACountIsNotForgotten() {
        backlog.count(() -> {
            backlog.accepted();
            return 10;
        });

        assertThat(backlog.unfinished()).isEqualTo(11);
    }

    @Test
    void jobsThatHaveEndedLeaveItWithTheNextCount() {
        backlog.count(() -> 10);
        backlog.count(() -> 3);

        assertThat(backlog.unfinished()).isEqualTo(3);
    }
}
