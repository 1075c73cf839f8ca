package org.petstore.pets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.petstore.platform.Beans;
import org.petstore.platform.TestDatabase;
import org.petstore.platform.TestSettings;

class SamplePetsTest {

    private PetRepository pets;
    private PetIds ids;

    @BeforeEach
    void start() throws Exception {
        var dataSource = TestDatabase.inMemory().dataSource();
        pets = Beans.make(PetRepository.class, dataSource);
        ids = Beans.make(PetIds.class, dataSource);
    }

    @Test
    void anEmptyDatabaseGetsTwoHundredPetsOnce() throws Exception {
        fill(true);
        List<Pet> first = pets.page(0, 1_000);
        fill(true);
        assertThat(first).hasSize(200).extracting(Pet::id).startsWith(1L, 2L).endsWith(200L);
        assertThat(first).extracting(Pet::category).contains(PetCategory.values());
        assertThat(first).extracting(Pet::status).contains(PetStatus.values());
        assertThat(pets.page(0, 1_000)).isEqualTo(first);
        assertThat(ids.reserve(1)).isEqualTo(201);
    }

    @Test
    void productionStartsEmpty() throws Exception {
        fill(false);
        assertThat(pets.page(0, 1)).isEmpty();
        assertThat(ids.reserve(1)).isEqualTo(1);
    }

    private void fill(boolean sampleData) throws ReflectiveOperationException {
        var settings = TestSettings.in(Path.of("."), sampleData);
        Beans.make(SamplePets.class, settings, ids, pets).fillIfEmpty();
    }
}
