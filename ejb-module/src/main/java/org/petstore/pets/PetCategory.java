package org.petstore.pets;

import java.util.Locale;

public enum PetCategory {
    DOG,
    CAT,
    BIRD,
    FISH,
    REPTILE;

    /** The word stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PetCategory of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
