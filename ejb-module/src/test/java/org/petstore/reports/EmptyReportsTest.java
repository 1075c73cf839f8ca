package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petstore.orders.InMemoryOrderMonth;
import org.petstore.orders.OrderMonth;

class EmptyReportsTest {

    private record Writer(ReportFormat format, List<YearMonth> written) implements OrderReportWriter {
        @Override
        public void write(OrderMonth month, OutputStream out, Progress progress) throws IOException {
            written.add(month.month());
            out.write((format + " of " + month.month()).getBytes(StandardCharsets.UTF_8));
        }
    }

    private final EmptyReports reports = new EmptyReports();
    private final List<YearMonth> written = new ArrayList<>();

    @Test
    void isWrittenOncePerMonthAndFormat() throws Exception {
        assertThat(report("2030-01", ReportFormat.CSV)).isEqualTo("CSV of 2030-01");
        assertThat(report("2030-01", ReportFormat.CSV)).isEqualTo("CSV of 2030-01");
        assertThat(report("2030-01", ReportFormat.PDF)).isEqualTo("PDF of 2030-01");
        assertThat(report("2030-02", ReportFormat.CSV)).isEqualTo("CSV of 2030-02");

        assertThat(written).extracting(YearMonth::toString).containsExactly("2030-01", "2030-01", "2030-02");
    }

    private String report(String month, ReportFormat format) throws Exception {
        var writer = new Writer(format, written);
        byte[] report =
                reports.report(InMemoryOrderMonth.of(YearMonth.parse(month), List.of()), writer, (done, total) -> {});
        return new String(report, StandardCharsets.UTF_8);
    }
}
