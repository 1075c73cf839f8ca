package org.petstore.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The limit of one client's commits: a page of 8 KiB written to where the data is, and forced to the disk. */
final class SyncRate implements Measurement {

    private static final int PAGE = 8 * 1024;

    @Override
    public void run(Subject subject, Results results) throws Exception {
        Path file = subject.file("sync");
        try {
            results.addLimit(
                    Result.of("limit: fdatasync of 8 KiB", Load.warmAndRun(() -> new Write(file), 1, subject.time())));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static final class Write implements Load.Step {

        private final FileChannel channel;
        private final ByteBuffer page = ByteBuffer.allocateDirect(PAGE);

        Write(Path file) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        }

        /** Always the same page: the size of a file that grows would have to be forced as well. */
        @Override
        public void run() throws IOException {
            channel.write(page.rewind(), 0);
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
