package org.petstore.pets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.petstore.platform.Beans;
import org.petstore.platform.TestDatabase;

class PetRepositoryTest {

    private PetRepository pets;

    @BeforeEach
    void start() throws Exception {
        pets = Beans.make(PetRepository.class, TestDatabase.inMemory().dataSource());
        pets.insert(LongStream.of(1, 2, 5, 9).mapToObj(PetRepositoryTest::pet).toList());
    }

    @Test
    void aPetIsReadAsItWasStored() throws Exception {
        assertThat(pets.find(5)).contains(pet(5));
        assertThat(pets.find(6)).isEmpty();
    }

    @Test
    void pagesFollowTheIds() throws Exception {
        assertThat(pets.page(0, 2)).containsExactly(pet(1), pet(2));
        assertThat(pets.page(2, 2)).containsExactly(pet(5), pet(9));
        assertThat(pets.page(9, 2)).isEmpty();
    }

    @Test
    void existingIdsAreFoundAmongOthers() throws Exception {
        assertThat(pets.existing(List.of(1L, 3L, 9L))).containsExactlyInAnyOrder(1L, 9L);
        assertThat(pets.existing(List.of())).isEmpty();
    }

    private static Pet pet(long id) {
        return new Pet(
                id,
                "Zoë " + id,
                PetCategory.REPTILE,
                PetStatus.PENDING,
                new BigDecimal("12.50"),
                LocalDate.of(2020, 2, 29));
    }
}
