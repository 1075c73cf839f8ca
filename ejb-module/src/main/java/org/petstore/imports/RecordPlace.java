package org.petstore.imports;

/** Where in a record a reader is, by the grammar of RFC 4180. */
enum RecordPlace {
    FIELD_START,
    UNQUOTED,
    QUOTED,

    /** After a quote inside a quoted field: its end, or the first half of a doubled quote. */
    QUOTE_IN_QUOTED,

    RECORD_END,
    STRAY_QUOTE,
    TEXT_AFTER_QUOTE;

    /** The place after one more character. */
    RecordPlace after(char character) {
        return switch (this) {
            case FIELD_START -> character == '"' ? QUOTED : outsideQuotes(character, UNQUOTED);
            case UNQUOTED -> character == '"' ? STRAY_QUOTE : outsideQuotes(character, UNQUOTED);
            case QUOTED -> character == '"' ? QUOTE_IN_QUOTED : QUOTED;
            case QUOTE_IN_QUOTED -> character == '"' ? QUOTED : outsideQuotes(character, TEXT_AFTER_QUOTE);
            case RECORD_END, STRAY_QUOTE, TEXT_AFTER_QUOTE ->
                throw new IllegalStateException("Nothing follows " + this);
        };
    }

    private static RecordPlace outsideQuotes(char character, RecordPlace text) {
        return switch (character) {
            case ',' -> FIELD_START;
            case '\n', '\r' -> RECORD_END;
            default -> text;
        };
    }

    boolean isInside() {
        return this == FIELD_START || this == UNQUOTED || this == QUOTED || this == QUOTE_IN_QUOTED;
    }
}
