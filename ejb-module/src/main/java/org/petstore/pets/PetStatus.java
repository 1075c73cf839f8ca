package org.petstore.pets;

import java.util.Locale;

public enum PetStatus {
    AVAILABLE,
    PENDING,
    SOLD;

    /** The word stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static PetStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
