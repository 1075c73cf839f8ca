package org.petstore.orders;

import java.util.Locale;

public enum OrderStatus {
    PLACED,
    APPROVED,
    DELIVERED;

    /** The word stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OrderStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
