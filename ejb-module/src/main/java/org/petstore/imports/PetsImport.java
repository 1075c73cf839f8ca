package org.petstore.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.petstore.jobs.JobContext;
import org.petstore.jobs.JobResult;
import org.petstore.pets.Pet;
import org.petstore.pets.PetCategory;
import org.petstore.pets.PetIds;
import org.petstore.pets.PetRepository;
import org.petstore.pets.PetStatus;

/** Imports pets; those that bring no id get one. */
@ApplicationScoped
class PetsImport implements RowType<Pet> {

    private static final int NAME_LENGTH = 80;
    private static final BigDecimal PRICE_LIMIT = new BigDecimal(100_000_000);
    private static final Map<String, PetCategory> CATEGORIES = Words.of(PetCategory::word, PetCategory.values());
    private static final Map<String, PetStatus> STATUSES = Words.of(PetStatus::word, PetStatus.values());

    @Inject
    private CsvImporter importer;

    @Inject
    private PetRepository pets;

    @Inject
    private PetIds ids;

    @Inject
    private Clock clock;

    @Override
    public String type() {
        return CsvImport.PETS;
    }

    @Override
    public JobResult run(CsvImport parameters, JobContext context) throws Exception {
        return importer.run(this, parameters, context);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required("name"),
                Column.required("category"),
                Column.required("status"),
                Column.required("price"),
                Column.required("birth_date"),
                Column.optional(ID));
    }

    @Override
    public Pet read(RowValues values) {
        return new Pet(
                values.optionalId(ID),
                values.text("name", NAME_LENGTH),
                values.oneOf("category", CATEGORIES),
                values.oneOf("status", STATUSES),
                values.amountAboveZero("price", PRICE_LIMIT),
                values.dateUntil("birth_date", LocalDate.now(clock)));
    }

    @Override
    public long id(Pet pet) {
        return pet.id();
    }

    @Override
    public Set<Long> existing(Collection<Long> petIds) throws SQLException {
        return pets.existing(petIds);
    }

    @Override
    public void expectIdsUpTo(long highestId) throws SQLException {
        ids.raiseAbove(highestId);
    }

    /**
     * Another import may bring a number that was reserved here before: then the insert of one of the two is refused,
     * and repeated after it has been prepared again.
     */
    @Override
    public List<Pet> prepare(List<Pet> rows) throws SQLException {
        int without = (int) rows.stream().filter(pet -> !pet.hasId()).count();
        if (without == 0) {
            return rows;
        }
        long next = ids.reserve(without);
        var ready = new ArrayList<Pet>(rows.size());
        for (Pet pet : rows) {
            ready.add(pet.hasId() ? pet : pet.withId(next++));
        }
        return ready;
    }

    @Override
    public void insert(List<Pet> rows) throws SQLException {
        pets.insert(rows);
    }

    @Override
    public void update(List<Pet> rows) throws SQLException {
        pets.update(rows);
    }
}
