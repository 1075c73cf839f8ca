package org.petstore.imports;

/** How a number may be written in a file: digits, and no other of the many forms that Java would read. */
final class DecimalText {

    /** What surely fits into a long. */
    private static final int WHOLE_LENGTH = 18;

    /** The cost of reading a decimal grows with the square of its length. */
    private static final int DECIMAL_LENGTH = 100;

    private DecimalText() {}

    static boolean isWhole(String text) {
        return text.length() <= WHOLE_LENGTH && areDigits(text, 0, text.length());
    }

    /** Digits, with a minus before or one point between them if need be. */
    static boolean isDecimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        if (text.length() > DECIMAL_LENGTH) {
            return false;
        }
        return point < 0
                ? areDigits(text, start, text.length())
                : areDigits(text, start, point) && areDigits(text, point + 1, text.length());
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char character = text.charAt(i);
            if (character < '0' || character > '9') {
                return false;
            }
        }
        return to > from;
    }
}
