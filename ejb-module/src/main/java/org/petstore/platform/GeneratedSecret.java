package org.petstore.platform;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret of this installation's own, for one that was given none: a file only its owner may read. */
public class GeneratedSecret {

    private static final Logger LOG = System.getLogger(GeneratedSecret.class.getName());

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final String prefix;

    /**
     * A secret in a file.
     *
     * @param prefix what a new one begins with, before its key
     */
    GeneratedSecret(Path file, String prefix) {
        this.file = file;
        this.prefix = prefix;
    }

    /** A key nobody can guess: 32 random bytes in base64 (RFC 4648, section 4). */
    public static String newKey() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    String readOrCreate() throws IOException {
        if (!Files.exists(file)) {
            create();
        }
        String secret = Files.readString(file).strip();
        if (secret.isEmpty()) {
            throw new IOException(file + " is empty; remove it for a new one");
        }
        return secret;
    }

    /** Put in place whole: a process that dies here leaves no half secret. */
    private void create() throws IOException {
        Files.createDirectories(file.getParent());
        // The JDK creates temporary files readable by their owner alone
        Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
        Files.writeString(draft, prefix + newKey() + System.lineSeparator());
        try {
            // Unlike a move, fails if another process was first
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            LOG.log(Level.DEBUG, "Another process has made the secret", e);
        } finally {
            Files.delete(draft);
        }
    }
}
