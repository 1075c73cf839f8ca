package org.petstore.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of its own that is soon full; only root can make one. */
class SmallDisk implements AutoCloseable {

    private final Path directory;
    private final Path filler;

    SmallDisk(String name, String size) {
        directory = Path.of(System.getProperty("server.work"), name).toAbsolutePath();
        filler = directory.resolve("filler");
        try {
            Files.createDirectories(directory);
            if (isMounted()) { // by a run that was killed
                close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Command.run(List.of("mount", "-t", "tmpfs", "-o", "size=" + size, "petstore-test", directory.toString()));
    }

    Path directory() {
        return directory;
    }

    long freeBytes() {
        return directory.toFile().getUsableSpace();
    }

    /** Takes what is free, except for so many bytes. */
    void fillUpTo(long free) {
        byte[] block = new byte[1024];
        try (var out = Files.newOutputStream(filler)) {
            while (freeBytes() > free) {
                out.write(block);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void makeRoom() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Command.run(List.of("umount", "--lazy", directory.toString()));
    }

    private boolean isMounted() throws IOException {
        return Files.readString(Path.of("/proc/mounts")).contains(" " + directory + " ");
    }
}
