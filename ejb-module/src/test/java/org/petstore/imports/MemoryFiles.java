package org.petstore.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import org.petstore.files.FileStore;

final class MemoryFiles implements FileStore {

    private final Map<String, byte[]> files = new HashMap<>();

    @Override
    public long put(String key, Content content) throws IOException {
        var out = new ByteArrayOutputStream();
        content.writeTo(out);
        files.put(key, out.toByteArray());
        return out.size();
    }

    @Override
    public InputStream open(String key) throws IOException {
        return new ByteArrayInputStream(bytes(key));
    }

    @Override
    public long size(String key) throws IOException {
        return bytes(key).length;
    }

    @Override
    public void delete(String key) {
        files.remove(key);
    }

    private byte[] bytes(String key) throws NoSuchFileException {
        byte[] bytes = files.get(key);
        if (bytes == null) {
            throw new NoSuchFileException(key);
        }
        return bytes;
    }
}
