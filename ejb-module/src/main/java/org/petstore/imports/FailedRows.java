package org.petstore.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.petstore.files.FileStore;
import org.petstore.jobs.InvalidInputException;

/**
 * The rows that an import did not take, as a CSV file to be mended and imported again: each as it was sent, with what
 * is wrong with it after its last value. No row is kept for that: the upload is read once more, beside the table of
 * errors.
 */
@ApplicationScoped
public class FailedRows {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String LINE_END = "\r\n";
    private static final int PAGE_ROWS = 1_000;

    @Inject
    private FileStore files;

    @Inject
    private ImportErrorRepository errors;

    /** Whether there is any, so far. */
    public boolean exist(UUID jobId) throws SQLException {
        return !errors.after(jobId, 0, 1).isEmpty();
    }

    /**
     * The file, in UTF-8 with a byte order mark, which wins over whatever charset it is then said to have, and with the
     * delimiter of the upload. It is written as fast as its receiver takes it; no connection to the database is held
     * meanwhile.
     *
     * @throws java.nio.file.NoSuchFileException if the upload is not kept any more
     * @throws InvalidInputException if it is no text
     */
    public FileStore.Content of(UUID jobId, CsvImport parameters) throws InvalidInputException, IOException {
        files.size(parameters.fileKey());
        UploadedText upload = UploadedText.find(files, parameters);
        Delimiter delimiter = parameters.options().delimiter();
        return out -> write(jobId, upload, delimiter, out);
    }

    private void write(UUID jobId, UploadedText upload, Delimiter delimiter, OutputStream out) throws IOException {
        try (var bytes = upload.open()) {
            var records = new RecordReader(upload.reader(bytes), delimiter);
            var lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            lines.append(BYTE_ORDER_MARK);
            boolean haveErrors = writeHeader(records, delimiter, lines);
            long row = 0;
            List<RowError> page = errors.after(jobId, row, PAGE_ROWS);
            while (!page.isEmpty()) {
                for (RowError error : page) {
                    for (row++; row < error.row(); row++) {
                        records.skip();
                    }
                    writeRow(records, error.error(), delimiter, haveErrors, lines);
                }
                page = errors.after(jobId, row, PAGE_ROWS);
            }
            lines.flush();
        } catch (SQLException e) {
            throw new IOException("The errors of job %s cannot be read".formatted(jobId), e);
        }
    }

    /** Returns whether the upload is such a list itself, so that its rows have errors already. */
    private static boolean writeHeader(RecordReader records, Delimiter delimiter, Writer lines) throws IOException {
        var header = new StringBuilder();
        records.copy(header);
        boolean hasErrors = new RecordReader(new StringReader(header.toString()), delimiter)
                .next()
                .filter(Header::endsWithError)
                .isPresent();
        lines.append(header);
        if (!hasErrors) {
            lines.append(delimiter.character()).append(Header.ERROR);
        }
        lines.append(LINE_END);
        return hasErrors;
    }

    private static void writeRow(
            RecordReader records, String error, Delimiter delimiter, boolean hasError, Writer lines)
            throws IOException {
        if (hasError) {
            var row = new LastFieldRemover(lines, delimiter.character());
            records.copy(row);
            row.finish();
        } else {
            records.copy(lines);
            lines.append(delimiter.character());
        }
        // Always in quotes: they end a value of the row whose own quote was not closed
        lines.append('"').append(error.replace("\"", "\"\"")).append('"').append(LINE_END);
    }
}
