package org.petstore.imports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Kinds of file that people send in place of CSV, by their first bytes. */
enum FileSignature {
    PDF("a PDF document", "%PDF-"),
    ZIP("an Excel workbook or another ZIP archive", "PK\u0003\u0004"),
    OLE("an old Excel or Word document", "\u00D0\u00CF\u0011\u00E0"),
    GZIP("a gzip archive", "\u001F\u008B"),
    PNG("a PNG image", "\u0089PNG"),
    JPEG("a JPEG image", "\u00FF\u00D8\u00FF"),
    GIF("a GIF image", "GIF8");

    /** How many bytes {@link #of} needs to see. */
    static final int HEAD_LENGTH = 5;

    private final String description;
    private final String signature;

    /** Its signature has one character per byte. */
    FileSignature(String description, String signature) {
        this.description = description;
        this.signature = signature;
    }

    static Optional<FileSignature> of(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(kind -> text.startsWith(kind.signature))
                .findFirst();
    }

    /** What such a file is, with its article. */
    String description() {
        return description;
    }
}
