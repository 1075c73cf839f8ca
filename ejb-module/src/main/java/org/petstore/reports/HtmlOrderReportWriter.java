package org.petstore.reports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.petstore.orders.OrderMonth;

/** One page of HTML, for screen, print and screen reader, that needs nothing beside itself. */
@ApplicationScoped
class HtmlOrderReportWriter implements OrderReportWriter {

    @Override
    public ReportFormat format() {
        return ReportFormat.HTML;
    }

    @Override
    public void write(OrderMonth month, OutputStream out, Progress progress) throws IOException, SQLException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var page = new HtmlPage(text);
        page.begin(month.month());
        page.write(month.summary());
        long rows = month.summary().all().orders();
        for (long row = 1; month.next(); row++) {
            progress.report(row, rows);
            page.write(month.order());
        }
        page.end();
        text.flush();
    }
}
