package org.petstore.imports;

/** What of a file may be shown in a message: little, and nothing that a terminal, a log or XML would stumble over. */
final class Excerpt {

    /** The most UTF-16 units of a message about a row. */
    static final int MESSAGE_LENGTH = 500;

    private static final int VALUE_LENGTH = 40;
    private static final char ELLIPSIS = '…';
    private static final char REPLACEMENT = '\uFFFD';

    private Excerpt() {}

    /** A value in quotes, cut and without control characters. */
    static String quoted(String value) {
        var excerpt = new StringBuilder(VALUE_LENGTH + 3).append('"');
        cut(value, VALUE_LENGTH).codePoints().forEach(c -> excerpt.appendCodePoint(isHarmless(c) ? c : REPLACEMENT));
        return excerpt.append('"').toString();
    }

    /** A text of at most so many UTF-16 units; no surrogate pair is cut in two. */
    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
        return text.substring(0, end) + ELLIPSIS;
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
