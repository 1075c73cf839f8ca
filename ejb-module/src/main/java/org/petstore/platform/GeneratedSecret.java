package org.petstore.platform;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A webhook secret of this installation's own, for one that was given none: a file only its owner may read. */
class GeneratedSecret {

    private static final Logger LOG = System.getLogger(GeneratedSecret.class.getName());

    private static final int BYTES = 32;

    private final Path file;

    GeneratedSecret(Path directory) {
        this.file = directory.resolve("webhook-secret");
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
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        // The JDK creates temporary files readable by their owner alone
        Path draft = Files.createTempFile(file.getParent(), "webhook-secret", ".new");
        Files.writeString(
                draft, Settings.BASE64_SECRET + Base64.getEncoder().encodeToString(key) + System.lineSeparator());
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
