package org.petstore.web.submissions;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * What two requests have in common if they are the same: their fields, and the bytes of the file if they bring one. The
 * form in which they came is left out, and so is the file's name.
 */
final class Fingerprint {

    private final MessageDigest file = sha256();

    /** Hands the file on as it comes. */
    OutputStream watching(OutputStream out) {
        return new DigestOutputStream(out, file);
    }

    /** SHA-256 in hex of the file that was seen and these fields, each text with its length before it. */
    String with(SortedMap<String, String> fields) {
        MessageDigest request = sha256();
        request.update(file.digest());
        fields.forEach((name, text) -> {
            update(request, name);
            update(request, text);
        });
        return HexFormat.of().formatHex(request.digest());
    }

    private static void update(MessageDigest request, String text) {
        request.update("%d:%s".formatted(text.length(), text).getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
