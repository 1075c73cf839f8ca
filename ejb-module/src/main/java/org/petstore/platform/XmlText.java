package org.petstore.platform;

/** Texts as XML 1.0 can carry them (section 2.2, production Char); HTML forbids the same characters. */
public final class XmlText {

    private static final char REPLACEMENT = '\uFFFD';

    private XmlText() {}

    /** The text with U+FFFD for each character that no document may have, not even escaped. */
    public static String legal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isLegal(text, i)) {
                return replaced(text, i);
            }
        }
        return text;
    }

    private static String replaced(String text, int from) {
        var legal = new StringBuilder(text);
        for (int i = from; i < text.length(); i++) {
            if (!isLegal(text, i)) {
                legal.setCharAt(i, REPLACEMENT);
            }
        }
        return legal.toString();
    }

    private static boolean isLegal(String text, int i) {
        char character = text.charAt(i);
        if (character < ' ') {
            return character == '\t' || character == '\n' || character == '\r';
        }
        if (Character.isHighSurrogate(character)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(character)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return character < '\uFFFE';
    }
}
