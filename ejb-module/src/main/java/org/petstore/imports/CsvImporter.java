package org.petstore.imports;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import org.petstore.files.FileStore;
import org.petstore.jobs.InvalidInputException;
import org.petstore.jobs.JobContext;
import org.petstore.jobs.JobResult;

/**
 * Imports a CSV file, whatever its rows are. A bad file is refused before the first row is stored; a bad row costs
 * itself only, unless the client set a limit. The upload stays where it is until it is purged with its job: an attempt
 * cannot know that it was the last before its result is committed, and the failed rows are read from it.
 */
@ApplicationScoped
class CsvImporter {

    /** A second's work or less. */
    private static final long MOST_BYTES_OF_A_SHORT_JOB = 2L * 1024 * 1024;

    @Inject
    private FileStore files;

    @Inject
    private ChunkWriter writer;

    @Inject
    private ImportIdRepository ids;

    @Inject
    private ImportResults results;

    @Resource
    private ManagedExecutorService threads;

    /**
     * One attempt; goes on after the last chunk that an earlier one committed.
     *
     * @throws InvalidInputException if the file is no good, or more of its rows failed than may
     */
    <R> JobResult run(RowType<R> type, CsvImport parameters, JobContext context)
            throws InvalidInputException, IOException, SQLException {
        ImportOptions options = parameters.options();
        var attempt = new ImportAttempt<>(type, options, context);
        Optional<ImportProgress> checkpoint = context.checkpoint(ImportProgress.class);
        UploadedText upload = UploadedText.find(files, parameters);
        if (upload.size() > MOST_BYTES_OF_A_SHORT_JOB) {
            context.expectLong();
        }
        if (checkpoint.isEmpty()) {
            upload.requireDecodable(context);
        }
        ImportProgress before = checkpoint.isPresent() ? checkpoint.get() : begin(attempt, upload);
        ImportProgress done = importRows(attempt, upload, before);
        if (done.idsNoted()) {
            // If the process dies after this, the next attempt has no row left that would need them
            ids.delete(context.jobId());
        }
        if (options.isExceededBy(done.failed())) {
            throw new InvalidInputException(TooManyErrors.message(done, options));
        }
        ImportSummary summary = done.summary(options);
        return new JobResult(
                "/imports/" + context.jobId(),
                summary,
                results.of(context.jobId(), summary).toJson());
    }

    /** Whatever ends it, closing the file also ends the thread that reads ahead. */
    private <R> ImportProgress importRows(ImportAttempt<R> attempt, UploadedText upload, ImportProgress before)
            throws InvalidInputException, IOException, SQLException {
        try (var reader = RowReader.open(upload, attempt.type(), attempt.options())) {
            reader.skip(before.rows(), () -> attempt.context().progress(0, upload.size()));
            var batches = new ReadAhead<>(reader, threads);
            var chunks = new ChunkStore<>(writer, attempt);
            ImportProgress done = before;
            while (!attempt.options().isExceededBy(done.failed())) {
                RowBatch<R> batch = batches.next();
                if (batch.rows().isEmpty()) {
                    break;
                }
                done = chunks.store(new Chunk<>(batch.rows(), done, batch.bytesRead(), upload.size()));
            }
            return done;
        }
    }

    /**
     * Reads the whole file once more if its rows bring ids: an id that is assigned to an early row must not be one that
     * a late row brings, and only where ids are in no order may one come twice.
     */
    private static <R> ImportProgress begin(ImportAttempt<R> attempt, UploadedText upload)
            throws InvalidInputException, IOException, SQLException {
        try (var reader = RowReader.open(upload, attempt.type(), attempt.options())) {
            FileIds ids = reader.ids(() -> attempt.context().progress(0, upload.size()));
            if (ids.highest() > 0 && !attempt.options().dryRun()) {
                attempt.type().expectIdsUpTo(ids.highest());
            }
            return ImportProgress.none(!ids.ascending());
        }
    }
}
