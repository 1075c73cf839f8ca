package org.petstore.files;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.petstore.platform.Settings;

class LocalFileStoreTest implements FileStoreContract {

    @TempDir
    private Path directory;

    private LocalFileStore store;

    @BeforeEach
    void open() {
        store = new LocalFileStore(
                new Settings(directory, false, 1, Duration.ZERO, "", true, List.of(), Duration.ZERO));
        store.createDirectories();
    }

    @Override
    public FileStore store() {
        return store;
    }
}
