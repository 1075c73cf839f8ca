package org.petstore.pets;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.petstore.platform.Settings;

/** Gives an empty database pets to look at: the same 200 wherever it starts. */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
public class SamplePets {

    static final int COUNT = 200;

    private static final LocalDate OLDEST = LocalDate.of(2012, 1, 1);
    private static final int BIRTH_DAYS = 12 * 365;
    private static final List<PetCategory> CATEGORIES = List.of(PetCategory.values());
    private static final List<PetStatus> STATUSES = List.of(PetStatus.values());
    private static final List<String> NAMES = List.of(
            "Rex",
            "Bella",
            "Charlie",
            "Luna",
            "Max",
            "Milo",
            "Coco",
            "Nala",
            "Simba",
            "Ruby",
            "Zoë",
            "O'Malley",
            "Björn",
            "Kiki",
            "Nemo",
            "Iguazú",
            "Pip",
            "Saffron",
            "Turbo");

    @Inject
    private Settings settings;

    @Inject
    private PetIds ids;

    @Inject
    private PetRepository pets;

    /** One transaction: if the process dies here, the next start finds the table as empty as this one did. */
    @PostConstruct
    void fillIfEmpty() {
        if (!settings.sampleData()) {
            return;
        }
        try {
            // First, because it locks the row of ids: of two servers that start at once the second waits here and
            // then sees the pets of the first.
            ids.raiseAbove(COUNT);
            if (pets.page(0, 1).isEmpty()) {
                pets.insert(LongStream.rangeClosed(1, COUNT)
                        .mapToObj(SamplePets::pet)
                        .toList());
            }
        } catch (SQLException e) {
            // A checked exception would not roll back
            throw new EJBException("Cannot store the sample pets", e);
        }
    }

    private static Pet pet(long id) {
        int i = (int) id;
        return new Pet(
                id,
                NAMES.get(i % NAMES.size()) + " " + i,
                CATEGORIES.get(i % CATEGORIES.size()),
                STATUSES.get(i % STATUSES.size()),
                BigDecimal.valueOf(500 + i * 7_919L % 150_000, 2),
                OLDEST.plusDays(i * 1_237L % BIRTH_DAYS));
    }
}
