package org.petstore.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The most memory that a process has had in use since the last look: heap, code, threads, all (its resident set). */
final class PeakMemory {

    private final Supplier<Optional<Long>> process;

    /**
     * A look at a process.
     *
     * @param process its id now; empty if it is not known
     */
    PeakMemory(Supplier<Optional<Long>> process) {
        this.process = process;
    }

    /** The peak since the last call, or the start; empty where the system does not tell, which only Linux does. */
    Optional<Long> takeMiB() {
        return process.get()
                .map(id -> Path.of("/proc", id.toString()))
                .filter(Files::isDirectory)
                .map(PeakMemory::takeMiB);
    }

    private static long takeMiB(Path process) {
        try (Stream<String> lines = Files.lines(process.resolve("status"))) {
            long kibibytes = lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
            // proc(5): 5 sets the peak to what is in use now
            Files.writeString(process.resolve("clear_refs"), "5");
            return kibibytes / 1024;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
