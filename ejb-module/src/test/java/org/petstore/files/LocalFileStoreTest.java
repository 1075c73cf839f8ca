package org.petstore.files;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Startup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petstore.platform.NodeName;
import org.petstore.platform.TestSettings;

class LocalFileStoreTest implements FileStoreContract {

    @TempDir
    private Path directory;

    private LocalFileStore store;

    @BeforeEach
    void open() {
        store = new LocalFileStore(TestSettings.in(directory));
        store.removeUnfinished(new Startup());
    }

    @Override
    public FileStore store() {
        return store;
    }

    @Test
    void whatAProcessThatDiedLeftIsRemovedAtTheNextStart() throws IOException {
        Path leftover = leftover(NodeName.get());
        Path ofAnotherNode = leftover("another-node");
        store.put("uploads/a", out -> out.write(1));

        open();

        assertThat(leftover).doesNotExist();
        assertThat(ofAnotherNode).exists();
        assertThat(store.size("uploads/a")).isEqualTo(1);
    }

    private Path leftover(String node) throws IOException {
        Path unfinished =
                Files.createDirectories(directory.resolve("files/.unfinished").resolve(node));
        return Files.createFile(unfinished.resolve("leftover"));
    }
}
