package org.petstore.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
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

    static final int CHUNK_ROWS = 1_000;

    @Inject
    private FileStore files;

    @Inject
    private ChunkStore chunks;

    @Inject
    private ImportResults results;

    /** One attempt; goes on after the last chunk that an earlier one committed. */
    <R> JobResult run(RowType<R> type, CsvImport parameters, JobContext context)
            throws InvalidInputException, IOException, SQLException {
        Optional<ImportProgress> checkpoint = context.checkpoint(ImportProgress.class);
        UploadedText upload = UploadedText.find(files, parameters.fileKey());
        if (checkpoint.isEmpty()) {
            upload.requireDecodable(context);
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
        try (var bytes = upload.open()) {
            var records = new RecordReader(upload.reader(bytes));
            Header header = Header.of(records.next().orElseThrow(UploadedText::empty), type.columns());
            for (long skipped = 0; skipped < before.rows() && records.next().isPresent(); skipped++) {
                context.progress(bytes.count(), upload.size());
            }
            ImportProgress done = before;
            List<Row<R>> rows = read(records, header, type, done.rows());
            while (!rows.isEmpty()) {
                done = chunks.store(type, new Chunk<>(rows, done, bytes.count(), upload.size()), context);
                rows = read(records, header, type, done.rows());
            }
            return done;
        }
    }

    private static <R> List<Row<R>> read(RecordReader records, Header header, RowType<R> type, long before)
            throws IOException {
        var rows = new ArrayList<Row<R>>(CHUNK_ROWS);
        Optional<CsvRecord> record = records.next();
        while (record.isPresent()) {
            rows.add(Row.read(before + rows.size() + 1, record.get(), header, type));
            record = rows.size() < CHUNK_ROWS ? records.next() : Optional.empty();
        }
        return rows;
    }
}
