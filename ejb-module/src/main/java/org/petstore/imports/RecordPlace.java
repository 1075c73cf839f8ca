package org.petstore.imports;

/** Where in a record a reader is, by the grammar of RFC 4180 with any delimiter. */
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
    RecordPlace after(char character, char delimiter) {
        return switch (this) {
            case FIELD_START -> character == '"' ? QUOTED : outsideQuotes(character, delimiter, UNQUOTED);
            case UNQUOTED -> character == '"' ? STRAY_QUOTE : outsideQuotes(character, delimiter, UNQUOTED);
            case QUOTED -> character == '"' ? QUOTE_IN_QUOTED : QUOTED;
            case QUOTE_IN_QUOTED -> character == '"' ? QUOTED : outsideQuotes(character, delimiter, TEXT_AFTER_QUOTE);
            case RECORD_END, STRAY_QUOTE, TEXT_AFTER_QUOTE ->
                throw new IllegalStateException("Nothing follows " + this);
        };
    }

    private static RecordPlace outsideQuotes(char character, char delimiter, RecordPlace text) {
        if (character == delimiter) {
            return FIELD_START;
        }
        return character == '\n' || character == '\r' ? RECORD_END : text;
    }

    boolean isInside() {
        return this == FIELD_START || this == UNQUOTED || this == QUOTED || this == QUOTE_IN_QUOTED;
    }
}
