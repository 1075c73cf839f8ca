package org.petstore.reports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import net.sf.jasperreports.engine.JRVirtualizable;
import net.sf.jasperreports.engine.fill.VirtualizerStore;
import net.sf.jasperreports.engine.util.VirtualizationSerializer;

/**
 * The filled pages of one report that do not fit into memory, in a file. The file has no name: it vanishes with the
 * process, however that ends, so that there is never anything to clean up.
 */
final class PageSwap implements VirtualizerStore, Closeable {

    private record Extent(long offset, int length) {}

    private final Map<String, Extent> extents = new HashMap<>();
    private final FileChannel file;
    private long end;

    PageSwap(Path directory) throws IOException {
        Files.createDirectories(directory);
        file = FileChannel.open(
                directory.resolve(UUID.randomUUID().toString()),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    @Override
    public boolean store(JRVirtualizable<?> page, VirtualizationSerializer serializer) {
        if (extents.containsKey(page.getUID())) {
            return false;
        }
        try {
            var bytes = new ByteArrayOutputStream();
            serializer.writeData(page, bytes);
            var extent = new Extent(end, bytes.size());
            write(ByteBuffer.wrap(bytes.toByteArray()));
            extents.put(page.getUID(), extent);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void retrieve(JRVirtualizable<?> page, boolean remove, VirtualizationSerializer serializer) {
        Extent extent = remove ? extents.remove(page.getUID()) : extents.get(page.getUID());
        try {
            serializer.readData(page, new ByteArrayInputStream(read(extent)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets a page. Its bytes stay: pages are written once, so that there would be little to fill the gap with. */
    @Override
    public void remove(String id) {
        extents.remove(id);
    }

    @Override
    public void dispose() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            end += file.write(bytes, end);
        }
    }

    private byte[] read(Extent extent) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(extent.length());
        while (bytes.hasRemaining()) {
            if (file.read(bytes, extent.offset() + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.array();
    }
}
