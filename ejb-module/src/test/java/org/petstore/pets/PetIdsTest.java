package org.petstore.pets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.petstore.platform.Beans;
import org.petstore.platform.TestDatabase;

class PetIdsTest {

    private PetIds ids;

    @BeforeEach
    void start() throws Exception {
        ids = Beans.make(PetIds.class, TestDatabase.inMemory().dataSource());
    }

    @Test
    void blocksFollowEachOther() throws Exception {
        assertThat(ids.reserve(10)).isEqualTo(1);
        assertThat(ids.reserve(1)).isEqualTo(11);
        assertThat(ids.reserve(5)).isEqualTo(12);
    }

    @Test
    void anIdThatWasTakenElsewhereIsNotReserved() throws Exception {
        ids.raiseAbove(100);
        assertThat(ids.reserve(1)).isEqualTo(101);
        ids.raiseAbove(50);
        assertThat(ids.reserve(1)).isEqualTo(102);
    }
}
