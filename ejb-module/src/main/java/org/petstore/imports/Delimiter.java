package org.petstore.imports;

import java.util.Optional;

/** What stands between the values of a row. Its name is stored with jobs. */
public enum Delimiter {
    COMMA(',', "commas"),
    SEMICOLON(';', "semicolons"),
    BAR('|', "vertical bars"),
    TAB('\t', "tabs");

    /** The texts that {@link #of} takes, for people. */
    public static final String WORDS = ", ; | \\t tab";

    private final char character;
    private final String plural;

    Delimiter(char character, String plural) {
        this.character = character;
        this.plural = plural;
    }

    /** The delimiter that a client writes so: the character itself; a tab also as {@code \t} or {@code tab}. */
    public static Optional<Delimiter> of(String text) {
        return switch (text) {
            case "," -> Optional.of(COMMA);
            case ";" -> Optional.of(SEMICOLON);
            case "|" -> Optional.of(BAR);
            case "\t", "\\t", "tab" -> Optional.of(TAB);
            default -> Optional.empty();
        };
    }

    char character() {
        return character;
    }

    /** For a sentence: "separated by commas". */
    String plural() {
        return plural;
    }
}
