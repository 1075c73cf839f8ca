package org.petstore.platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** A webhook secret of this installation's own, for one that was given none: a file only its owner may read. */
class GeneratedSecret {

    private static final int BYTES = 32;

    private final Path file;

    GeneratedSecret(Path directory) {
        this.file = directory.resolve("webhook-secret");
    }

    String readOrCreate() throws IOException {
        if (!Files.exists(file)) {
            create();
        }
        return Files.readString(file).strip();
    }

    /** Moved into place whole: a process that dies here leaves no half secret. */
    private void create() throws IOException {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        // The JDK creates temporary files readable by their owner alone
        Path draft = Files.createTempFile(file.getParent(), "webhook-secret", ".new");
        Files.writeString(draft, "whsec_" + Base64.getEncoder().encodeToString(key) + System.lineSeparator());
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            Files.delete(draft);
        }
    }
}
