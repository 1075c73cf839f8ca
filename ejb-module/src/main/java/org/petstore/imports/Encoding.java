package org.petstore.imports;

import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * How the characters of a file are written: as its byte order mark says; without one as its sender says, or in UTF-8.
 * Nothing is guessed, because a wrong guess would store wrong names and tell nobody.
 *
 * @param markLength of the byte order mark, in bytes
 */
record Encoding(Charset charset, int markLength) {

    /** How many bytes {@link #of} needs to see. */
    static final int HEAD_LENGTH = 4;

    /**
     * Looks for a byte order mark.
     *
     * @param otherwise the charset of a file without one
     */
    static Encoding of(byte[] head, Charset otherwise) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (startsWith(head, 0x00, 0x00, 0xFE, 0xFF)) {
            return new Encoding(Charset.forName("UTF-32BE"), 4);
        }
        // Before UTF-16, whose mark it begins with
        if (startsWith(head, 0xFF, 0xFE, 0x00, 0x00)) {
            return new Encoding(Charset.forName("UTF-32LE"), 4);
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        return new Encoding(otherwise, 0);
    }

    /** A decoder that reports whatever is not in the charset. */
    CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static boolean startsWith(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= head.length || Byte.toUnsignedInt(head[i]) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
