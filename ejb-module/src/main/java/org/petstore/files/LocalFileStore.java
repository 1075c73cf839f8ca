package org.petstore.files;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.petstore.platform.NodeName;
import org.petstore.platform.Settings;

/** Files in a directory of this machine, or in one that all machines mount. */
@ApplicationScoped
class LocalFileStore implements FileStore {

    private static final Pattern KEY = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+(\\.[a-z0-9-]+)*)+");
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path root;
    private final Path unfinished;

    @Inject
    LocalFileStore(Settings settings) {
        root = settings.dataDirectory().resolve("files");
        unfinished = root.resolve(".unfinished").resolve(NodeName.get());
    }

    /** For the container's proxy, which never uses the fields. */
    LocalFileStore() {
        root = null;
        unfinished = null;
    }

    /** Only those of this node: others may be writing theirs into the same directory. */
    void removeUnfinished(@Observes Startup start) {
        try {
            Files.createDirectories(unfinished);
            try (Stream<Path> leftovers = Files.list(unfinished)) {
                for (Path leftover : (Iterable<Path>) leftovers::iterator) {
                    Files.delete(leftover);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Files cannot be kept in " + root, e);
        }
    }

    /**
     * The file gets its name before it is synchronized: so one commit of the file system's journal makes content and
     * name durable, where the other order would need two. Nobody reads it before that, as no row names it yet.
     */
    @Override
    public long put(String key, Content content) throws IOException {
        Path target = path(key);
        Path written = unfinished.resolve(UUID.randomUUID().toString());
        try (var file = new FileOutputStream(written.toFile())) {
            var out = new BufferedOutputStream(file, BUFFER_BYTES);
            content.writeTo(out);
            out.flush();
            move(written, target);
            written = target;
            file.getFD().sync();
            syncDirectory(target.getParent());
            return file.getChannel().size();
        } catch (Throwable e) { // also an Error: nothing may be left
            Files.deleteIfExists(written);
            throw e;
        }
    }

    private static void move(Path written, Path target) throws IOException {
        try {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            Files.createDirectories(target.getParent());
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(path(key));
    }

    @Override
    public long size(String key) throws IOException {
        return Files.size(path(key));
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    private Path path(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a file key: " + key);
        }
        return root.resolve(key);
    }

    /** Without this the new name may be lost with the power, although the bytes are on disk. */
    private static void syncDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
