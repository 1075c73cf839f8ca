package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.petstore.server.PetstoreClient.Answer;

/** A report whose server is killed begins again, and nothing of the attempts that died remains. */
class ReportKillsFaultIT {

    /** Some orders are read, and some pages filled. */
    private static final int EARLY = 3;

    /** Most of the file is written. */
    private static final int LATE = 70;

    @Test
    void aReportThatIsKilledInFillAndInExportIsWholeAndLeavesNothingBehind() throws IOException {
        try (var server = new PetstoreServer("report-kills").start()) {
            LargeMonth.store(server.client());
            Set<Path> before = server.files();
            String jobId = LargeMonth.pdf(server.client());

            assertThatJob(server.client(), jobId).isInWorkWithProgress(EARLY);
            server.kill();
            server.start();

            assertThatJob(server.client(), jobId).isInWorkWithProgress(LATE);
            server.kill();
            Set<Path> unfinished = without(before, server.files());
            assertThat(unfinished)
                    .as("what was killed while it was written is still there")
                    .anyMatch(path -> size(path) > 0);
            server.start();
            assertThat(server.files()).doesNotContainAnyElementsOf(unfinished);

            Answer end = assertThatJob(server.client(), jobId).completes();
            LargeMonth.assertThatPdfIsWhole(
                    server.client().get(end.header("Location")).bytes());
            assertThat(without(before, server.files()))
                    .extracting(path -> path.getFileName().toString())
                    .containsExactly(jobId + "-4.pdf");
        }
    }

    private static Set<Path> without(Set<Path> before, Set<Path> files) {
        return files.stream().filter(path -> !before.contains(path)).collect(Collectors.toSet());
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
