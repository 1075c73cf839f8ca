package org.petstore.reports;

import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.petstore.orders.OrderStatus;
import org.petstore.orders.OrderSummary;
import org.petstore.orders.OrderTotals;

/** The sheet that comes first: title, totals, totals by status and by day. */
final class SummarySheet {

    private static final List<Integer> WIDTHS = List.of(14, 12, 12, 18);

    private final Worksheet sheet;
    private int row;

    private SummarySheet(Workbook workbook) {
        sheet = workbook.newWorksheet("Summary");
    }

    static void write(YearMonth month, OrderSummary summary, Workbook workbook) throws IOException {
        var sheet = new SummarySheet(workbook);
        sheet.writeTitle(month);
        if (summary.all().orders() == 0) {
            sheet.writeLine(MonthInWords.NO_ORDERS);
        }
        sheet.writeAll(month, summary.all());
        sheet.writeStatuses(summary.statuses());
        sheet.writeDays(summary.days());
        sheet.sheet.finish();
    }

    private void writeTitle(YearMonth month) {
        for (int column = 0; column < WIDTHS.size(); column++) {
            sheet.width(column, WIDTHS.get(column));
        }
        sheet.style(row, 0).bold().fontSize(16).set();
        writeLine(MonthInWords.title(month));
        writeLine(MonthInWords.period(month));
    }

    private void writeLine(String text) {
        sheet.value(row, 0, text);
        row++;
    }

    private void writeAll(YearMonth month, OrderTotals all) {
        writeHeader("Month");
        sheet.value(row, 0, month.toString());
        writeTotals(all);
    }

    private void writeStatuses(Map<OrderStatus, OrderTotals> statuses) {
        writeHeader("Status");
        statuses.forEach((status, totals) -> {
            sheet.value(row, 0, status.word());
            writeTotals(totals);
        });
    }

    private void writeDays(Map<LocalDate, OrderTotals> days) {
        writeHeader("Day");
        days.forEach((day, totals) -> {
            writeDay(day);
            writeTotals(totals);
        });
    }

    private void writeDay(LocalDate day) {
        if (SheetStyle.isShownAsDate(day)) {
            sheet.value(row, 0, day);
            sheet.style(row, 0)
                    .format(SheetStyle.DATE)
                    .horizontalAlignment("left")
                    .set();
        } else {
            sheet.value(row, 0, day.toString());
        }
    }

    private void writeHeader(String first) {
        row++;
        SheetStyle.writeHeader(sheet, row, List.of(first, "Orders", "Quantity", "Total"));
        row++;
    }

    private void writeTotals(OrderTotals totals) {
        SheetStyle.writeNumber(sheet, row, 1, totals.orders(), SheetStyle.COUNT);
        SheetStyle.writeNumber(sheet, row, 2, totals.quantity(), SheetStyle.COUNT);
        SheetStyle.writeNumber(sheet, row, 3, totals.total(), SheetStyle.MONEY);
        row++;
    }
}
