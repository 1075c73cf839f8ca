package org.petstore.files;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.petstore.platform.TestSettings;

class LocalFileStoreTest implements FileStoreContract {

    @TempDir
    private Path directory;

    private LocalFileStore store;

    @BeforeEach
    void open() {
        store = new LocalFileStore(TestSettings.in(directory));
        store.createDirectories();
    }

    @Override
    public FileStore store() {
        return store;
    }
}
