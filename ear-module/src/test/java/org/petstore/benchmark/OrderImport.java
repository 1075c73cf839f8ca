package org.petstore.benchmark;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.YearMonth;

/** The import of the orders that the reports are about; on a server that has them already it does nothing. */
final class OrderImport implements Measurement {

    private static final long FIRST_ID_OF_THE_SMALL_MONTH = 3_000_000_000L;
    private static final long FIRST_ID_OF_THE_LARGE_MONTH = 4_000_000_000L;

    @Override
    public void run(Subject subject, Results results) throws Exception {
        require(subject, Subject.EMPTY_MONTH, 0);
        if (orders(subject, Subject.SMALL_MONTH) == 0) {
            load(subject, Subject.SMALL_MONTH, Subject.ORDERS_OF_THE_SMALL_MONTH, FIRST_ID_OF_THE_SMALL_MONTH);
        }
        require(subject, Subject.SMALL_MONTH, Subject.ORDERS_OF_THE_SMALL_MONTH);
        int rows = subject.options().rows();
        if (orders(subject, Subject.LARGE_MONTH) == 0) {
            results.add(load(subject, Subject.LARGE_MONTH, rows, FIRST_ID_OF_THE_LARGE_MONTH)
                    .result("import %,d orders".formatted(rows), rows, 0));
        }
        require(subject, Subject.LARGE_MONTH, rows);
    }

    private static ImportedFile load(Subject subject, YearMonth month, int rows, long firstId) throws Exception {
        Path file = subject.file("orders.csv");
        OrderFile.write(file, rows, month, firstId);
        return ImportedFile.of(subject, "/orders/import", file);
    }

    private static void require(Subject subject, YearMonth month, int expected) throws Exception {
        long found = orders(subject, month);
        if (found != expected) {
            throw new IllegalStateException(
                    "The server has %,d orders in %s, and the benchmark needs %,d: give it another database, or other -Dbenchmark.rows"
                            .formatted(found, month, expected));
        }
    }

    /** The lines of the CSV report but the first. */
    private static long orders(Subject subject, YearMonth month) throws Exception {
        JobEnd end = subject.jobs().makeReport(month, "csv");
        var lines = new LineCount();
        try (var connection = new HttpConnection(subject.base())) {
            connection.download(end.location(), lines);
        }
        return lines.count - 1;
    }

    private static final class LineCount extends OutputStream {

        private long count;

        @Override
        public void write(int next) {
            if (next == '\n') {
                count++;
            }
        }
    }
}
