package org.petstore.pets;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A pet, the row of the table of the same name.
 *
 * @param id 1 or more; 0 as long as none has been assigned
 * @param price above 0, with 2 decimals
 */
public record Pet(long id, String name, PetCategory category, PetStatus status, BigDecimal price, LocalDate birthDate) {

    public boolean hasId() {
        return id != 0;
    }

    public Pet withId(long newId) {
        return new Pet(newId, name, category, status, price, birthDate);
    }
}
