package org.petstore.reports;

import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;

/** How the sheets of a workbook look. */
final class SheetStyle {

    /** Without it a spreadsheet shows a long number in powers of ten. */
    static final String WHOLE_NUMBER = "0";

    static final String COUNT = "#,##0";
    static final String MONEY = "#,##0.00";
    static final String DATE = "yyyy-mm-dd";
    static final String TIME = "yyyy-mm-dd hh:mm:ss";

    private static final int FIRST_YEAR = 1900;
    private static final String HEADER_TEXT = "FFFFFF";
    private static final String HEADER_FILL = "0F3D4C";

    private SheetStyle() {}

    /** Whether spreadsheets have a number for the date: they begin to count with 1900. */
    static boolean isShownAsDate(LocalDate date) {
        return date.getYear() >= FIRST_YEAR;
    }

    static void writeNumber(Worksheet sheet, int row, int column, Number number, String format) {
        sheet.value(row, column, number);
        sheet.style(row, column).format(format).set();
    }

    /** Writes the names of columns, the first of them into column A. */
    static void writeHeader(Worksheet sheet, int row, List<String> names) {
        for (int column = 0; column < names.size(); column++) {
            sheet.value(row, column, names.get(column));
            sheet.style(row, column)
                    .bold()
                    .fontColor(HEADER_TEXT)
                    .fillColor(HEADER_FILL)
                    .set();
        }
    }
}
