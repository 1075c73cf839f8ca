package org.petstore.reports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.YearMonth;
import org.petstore.orders.OrderMonth;

/**
 * The reports of months without orders. Nothing goes into such a report but the month and the format: it is written
 * once, and those that were asked for last are kept, some tens of kilobytes each.
 */
final class EmptyReports {

    private static final int MOST_KEPT = 200;

    private record Key(YearMonth month, ReportFormat format) {}

    private final Cache<Key, byte[]> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    /** The report, which two threads may write at once. */
    byte[] report(OrderMonth month, OrderReportWriter writer, OrderReportWriter.Progress progress)
            throws IOException, SQLException {
        var key = new Key(month.month(), writer.format());
        byte[] report = kept.getIfPresent(key);
        if (report == null) {
            var bytes = new ByteArrayOutputStream();
            writer.write(month, bytes, progress);
            report = bytes.toByteArray();
            kept.put(key, report);
        }
        return report;
    }
}
