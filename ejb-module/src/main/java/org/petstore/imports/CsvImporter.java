package org.petstore.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.petstore.files.FileStore;
import org.petstore.jobs.InvalidInputException;
import org.petstore.jobs.JobContext;
import org.petstore.jobs.JobResult;

/**
 * Imports a CSV file, whatever its rows are. A bad file is refused before the first row is stored; a bad row costs
 * itself only. The upload stays where it is until it is purged with its job: an attempt cannot know that it was the
 * last before its result is committed.
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
    private ImportResults results;

    /** One attempt; goes on after the last chunk that an earlier one committed. */
    <R> JobResult run(RowType<R> type, CsvImport parameters, JobContext context)
            throws InvalidInputException, IOException, SQLException {
        Optional<ImportProgress> checkpoint = context.checkpoint(ImportProgress.class);
        UploadedText upload = UploadedText.find(files, parameters.fileKey());
        if (upload.size() > MOST_BYTES_OF_A_SHORT_JOB) {
            context.expectLong();
        }
        if (checkpoint.isEmpty()) {
            upload.requireDecodable(context);
            announceIds(type, upload, context);
        }
        ImportProgress done = importRows(type, upload, checkpoint.orElse(ImportProgress.NONE), context);
        ImportSummary summary = done.summary();
        return new JobResult(
                "/imports/" + context.jobId(),
                summary,
                results.of(context.jobId(), summary).toJson());
    }

    private <R> ImportProgress importRows(
            RowType<R> type, UploadedText upload, ImportProgress before, JobContext context)
            throws InvalidInputException, IOException, SQLException {
        try (var reader = RowReader.open(upload, type)) {
            reader.skip(before.rows(), () -> context.progress(0, upload.size()));
            var chunks = new ChunkStore<>(writer, type, context);
            ImportProgress done = before;
            for (List<Row<R>> rows = reader.next(); !rows.isEmpty(); rows = reader.next()) {
                done = chunks.store(new Chunk<>(rows, done, reader.bytesRead(), upload.size()));
            }
            return done;
        }
    }

    /**
     * Reads the whole file once more if some of its rows may bring an id and others not: an id that was assigned to an
     * early row must not be one that a late row brings.
     */
    private static <R> void announceIds(RowType<R> type, UploadedText upload, JobContext context)
            throws InvalidInputException, IOException, SQLException {
        try (var reader = RowReader.open(upload, type)) {
            if (type.optionalIdColumn().filter(reader::hasColumn).isEmpty()) {
                return;
            }
            long highest = 0;
            for (List<Row<R>> rows = reader.next(); !rows.isEmpty(); rows = reader.next()) {
                highest = Math.max(highest, highestId(type, rows));
                context.progress(0, upload.size());
            }
            type.expectIdsUpTo(highest);
        }
    }

    private static <R> long highestId(RowType<R> type, List<Row<R>> rows) {
        return rows.stream()
                .filter(Row::isGood)
                .mapToLong(row -> type.id(row.value()))
                .max()
                .orElse(0);
    }
}
