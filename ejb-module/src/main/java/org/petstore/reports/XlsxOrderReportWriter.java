package org.petstore.reports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.petstore.orders.OrderMonth;

/**
 * A workbook (Office Open XML): a sheet with the summary, then the orders, on as many sheets as they need. Spreadsheets
 * read no more than 1,048,576 rows of a sheet.
 */
@ApplicationScoped
class XlsxOrderReportWriter implements OrderReportWriter {

    private final int ordersPerSheet;

    XlsxOrderReportWriter() {
        this(Worksheet.MAX_ROWS - OrderSheet.HEADER_ROWS);
    }

    XlsxOrderReportWriter(int ordersPerSheet) {
        this.ordersPerSheet = ordersPerSheet;
    }

    @Override
    public ReportFormat format() {
        return ReportFormat.XLSX;
    }

    @Override
    public void write(OrderMonth month, OutputStream out, Progress progress) throws IOException, SQLException {
        // Not closed if this fails: to close it is to finish it, which is of no use then
        var workbook = new Workbook(out, "Petstore Operations", null);
        workbook.properties().setTitle(MonthInWords.title(month.month()));
        SummarySheet.write(month.month(), month.summary(), workbook);
        int sheets = 1;
        var sheet = new OrderSheet(workbook, sheets);
        long rows = month.summary().all().orders();
        for (long row = 1; month.next(); row++) {
            progress.report(row, rows);
            if (sheet.orders() == ordersPerSheet) {
                sheet.finish();
                sheets++;
                sheet = new OrderSheet(workbook, sheets);
            }
            sheet.write(month.order());
        }
        sheet.finish();
        workbook.finish();
    }
}
