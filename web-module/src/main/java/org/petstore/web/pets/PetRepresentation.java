package org.petstore.web.pets;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.petstore.pets.Pet;
import org.petstore.web.xml.XmlRoot;

/** A pet as clients see it, with the names of the CSV's columns. */
@XmlRoot("pet")
@JsonbPropertyOrder({"id", "name", "category", "status", "price", "birth_date"})
public class PetRepresentation {

    public final long id;
    public final String name;
    public final String category;
    public final String status;
    public final BigDecimal price;

    @SuppressWarnings("MemberName") // as in the CSV
    public final LocalDate birth_date;

    private PetRepresentation(Pet pet) {
        this.id = pet.id();
        this.name = pet.name();
        this.category = pet.category().word();
        this.status = pet.status().word();
        this.price = pet.price();
        this.birth_date = pet.birthDate();
    }

    static PetRepresentation of(Pet pet) {
        return new PetRepresentation(pet);
    }
}
