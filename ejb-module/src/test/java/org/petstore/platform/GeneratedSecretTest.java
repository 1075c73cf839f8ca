package org.petstore.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedSecretTest {

    @TempDir
    private Path directory;

    @Test
    void theSecretIsMadeOnceAndOnlyItsOwnerMayReadIt() throws IOException {
        Path data = directory.resolve("new/data");
        String secret = new GeneratedSecret(data.resolve("secret"), "whsec_").readOrCreate();

        assertThat(secret).startsWith("whsec_").hasSizeGreaterThan(40);
        assertThat(new GeneratedSecret(data.resolve("secret"), "whsec_").readOrCreate())
                .isEqualTo(secret);
        assertThat(data).isDirectoryContaining(file -> file.endsWith("secret"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("secret"))))
                .isEqualTo("rw-------");
    }
}
