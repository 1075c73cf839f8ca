package org.petstore.imports;

import java.util.Optional;

/** What becomes of a row whose id is stored already. Its name is stored with jobs. */
public enum ImportMode {
    /** It fails. */
    CREATE,

    /** It takes the place of the one that is stored. */
    UPSERT;

    /** The texts that {@link #of} takes, for people. */
    public static final String WORDS = "create, upsert";

    public static Optional<ImportMode> of(String word) {
        return switch (word) {
            case "create" -> Optional.of(CREATE);
            case "upsert" -> Optional.of(UPSERT);
            default -> Optional.empty();
        };
    }
}
