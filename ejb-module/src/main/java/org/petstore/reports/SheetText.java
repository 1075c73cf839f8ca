package org.petstore.reports;

import org.petstore.platform.XmlText;

/**
 * Texts as cells carry them (ISO/IEC 29500-1, ST_Xstring): a character that XML cannot carry, or would change, is written
 * as {@code _x0001_}, and so is the underscore of a text that looks like that by itself. Half of a surrogate pair is no
 * character: it becomes U+FFFD.
 */
final class SheetText {

    private static final int ESCAPE_LENGTH = "_x0001_".length();

    private SheetText() {}

    static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (mustBeEscaped(text, i)) {
                return XmlText.legal(escaped(text, i));
            }
        }
        return XmlText.legal(text);
    }

    private static String escaped(String text, int from) {
        var escaped = new StringBuilder(text.length() + ESCAPE_LENGTH).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            if (mustBeEscaped(text, i)) {
                escaped.append("_x%04X_".formatted((int) text.charAt(i)));
            } else {
                escaped.append(text.charAt(i));
            }
        }
        return escaped.toString();
    }

    private static boolean mustBeEscaped(String text, int i) {
        char character = text.charAt(i);
        return switch (character) {
            case '\t', '\n' -> false;
            case '_' -> looksEscaped(text, i);
            case '\uFFFE', '\uFFFF' -> true;
            default -> character < ' ';
        };
    }

    private static boolean looksEscaped(String text, int start) {
        int end = start + ESCAPE_LENGTH - 1;
        if (end >= text.length() || text.charAt(start + 1) != 'x' || text.charAt(end) != '_') {
            return false;
        }
        for (int i = start + 2; i < end; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
