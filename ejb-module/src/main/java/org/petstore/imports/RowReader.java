package org.petstore.imports;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import org.petstore.jobs.InvalidInputException;

/** Reads the rows of an upload from the first to the last, so many at a time as make a chunk. */
final class RowReader<R> implements Closeable {

    /** So many that the cost of a transaction is small beside that of its rows; a few megabytes. */
    static final int CHUNK_ROWS = 5_000;

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
    static <R> RowReader<R> open(UploadedText upload, RowType<R> type, ImportOptions options)
            throws InvalidInputException, IOException {
        CountingInputStream bytes = upload.open();
        try {
            var records = new RecordReader(upload.reader(bytes), options.delimiter());
            Header header = Header.of(
                    records.next().orElseThrow(UploadedText::empty), type.columns(options), options.delimiter());
            return new RowReader<>(type, bytes, records, header);
        } catch (InvalidInputException | IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /**
     * Reads over rows without looking at them.
     *
     * @param meanwhile called now and then
     */
    void skip(long count, Runnable meanwhile) throws IOException {
        long last = rows + count;
        while (rows < last && records.skip()) {
            countRow(meanwhile);
        }
    }

    /**
     * Reads all rows for their ids alone; reads none if the file has no ids.
     *
     * @param meanwhile called now and then
     */
    FileIds ids(Runnable meanwhile) throws IOException {
        var ids = FileIds.NONE;
        if (!header.has(RowType.ID)) {
            return ids;
        }
        for (var record = records.next(); record.isPresent(); record = records.next()) {
            OptionalLong id = id(record.get());
            ids = id.isPresent() ? ids.and(id.getAsLong()) : ids;
            countRow(meanwhile);
        }
        return ids;
    }

    /** Of a row that may be bad otherwise. */
    private OptionalLong id(CsvRecord record) {
        if (record.fault().isPresent()
                || header.widthFault(record.fields().size()).isPresent()) {
            return OptionalLong.empty();
        }
        return RowValues.asId(header.value(record.fields(), RowType.ID).strip());
    }

    private void countRow(Runnable meanwhile) {
        rows++;
        if (rows % CHUNK_ROWS == 0) {
            meanwhile.run();
        }
    }

    /** The next rows; none at the end. */
    RowBatch<R> next() throws IOException {
        var next = new ArrayList<Row<R>>(CHUNK_ROWS);
        Optional<CsvRecord> record = records.next();
        while (record.isPresent()) {
            next.add(Row.read(++rows, record.get(), header, type));
            record = next.size() < CHUNK_ROWS ? records.next() : Optional.empty();
        }
        return new RowBatch<>(next, bytes.count());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
