package org.petstore.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petstore.jobs.InvalidInputException;

/** Reads the rows of an upload from the first to the last, so many at a time as make a chunk. */
final class RowReader<R> implements Closeable {

    static final int CHUNK_ROWS = 1_000;

    private final RowType<R> type;
    private final CountingInputStream bytes;
    private final RecordReader records;
    private final Header header;
    private long rows;

    private RowReader(RowType<R> type, CountingInputStream bytes, RecordReader records, Header header) {
        this.type = type;
        this.bytes = bytes;
        this.records = records;
        this.header = header;
    }

    /**
     * Opens an upload and reads its header.
     *
     * @throws InvalidInputException if it has none or a bad one
     */
    static <R> RowReader<R> open(UploadedText upload, RowType<R> type) throws InvalidInputException, IOException {
        CountingInputStream bytes = upload.open();
        try {
            var records = new RecordReader(upload.reader(bytes));
            Header header = Header.of(records.next().orElseThrow(UploadedText::empty), type.columns());
            return new RowReader<>(type, bytes, records, header);
        } catch (InvalidInputException | IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    boolean hasColumn(String name) {
        return header.has(name);
    }

    /** The bytes that have been read, with what was read ahead. */
    long bytesRead() {
        return bytes.count();
    }

    /**
     * Reads over rows without looking at them.
     *
     * @param meanwhile called now and then
     */
    void skip(long count, Runnable meanwhile) throws IOException {
        long end = rows + count;
        while (rows < end && records.next().isPresent()) {
            rows++;
            if (rows % CHUNK_ROWS == 0) {
                meanwhile.run();
            }
        }
    }

    /** The next rows; none at the end. */
    List<Row<R>> next() throws IOException {
        var next = new ArrayList<Row<R>>(CHUNK_ROWS);
        Optional<CsvRecord> record = records.next();
        while (record.isPresent()) {
            next.add(Row.read(++rows, record.get(), header, type));
            record = next.size() < CHUNK_ROWS ? records.next() : Optional.empty();
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
