package org.petstore.reports;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.petstore.orders.Order;

/** A sheet with orders below a header that stays in sight and is printed on every page. */
final class OrderSheet {

    static final int HEADER_ROWS = 1;

    private static final List<String> COLUMNS =
            List.of("Order", "Date and time (UTC)", "Customer", "Pet", "Quantity", "Total", "Status");
    private static final List<Integer> WIDTHS = List.of(17, 21, 36, 17, 11, 16, 12);
    private static final int ROWS_IN_MEMORY = 500;

    private final Worksheet sheet;
    private int orders;

    /**
     * Begins a sheet.
     *
     * @param number its number among those with orders, from 1
     */
    OrderSheet(Workbook workbook, int number) {
        sheet = workbook.newWorksheet("Orders " + number);
        sheet.freezePane(0, HEADER_ROWS);
        sheet.repeatRows(0);
        for (int column = 0; column < WIDTHS.size(); column++) {
            sheet.width(column, WIDTHS.get(column));
        }
        SheetStyle.writeHeader(sheet, 0, COLUMNS);
    }

    /** How many it has. */
    int orders() {
        return orders;
    }

    void write(Order order) throws IOException {
        int row = HEADER_ROWS + orders;
        SheetStyle.writeNumber(sheet, row, 0, order.id(), SheetStyle.WHOLE_NUMBER);
        writeTime(row, 1, order.orderDate());
        // Inside the sheet: the workbook keeps those that sheets share in memory
        sheet.inlineString(row, 2, SheetText.escaped(order.customer()));
        SheetStyle.writeNumber(sheet, row, 3, order.petId(), SheetStyle.WHOLE_NUMBER);
        SheetStyle.writeNumber(sheet, row, 4, order.quantity(), SheetStyle.COUNT);
        SheetStyle.writeNumber(sheet, row, 5, order.total(), SheetStyle.MONEY);
        sheet.value(row, 6, order.status().word());
        orders++;
        if (orders % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    void finish() throws IOException {
        sheet.setAutoFilter(0, 0, orders, COLUMNS.size() - 1);
        sheet.finish();
    }

    /** Cut to the second, because a spreadsheet would round what it does not show, maybe into the next month. */
    private void writeTime(int row, int column, Instant instant) {
        LocalDateTime time = instant.atOffset(ZoneOffset.UTC).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
        if (SheetStyle.isShownAsDate(time.toLocalDate())) {
            sheet.value(row, column, time);
            sheet.style(row, column).format(SheetStyle.TIME).set();
        } else {
            sheet.inlineString(row, column, time.toString());
        }
    }
}
