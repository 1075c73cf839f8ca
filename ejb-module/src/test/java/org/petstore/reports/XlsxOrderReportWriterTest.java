package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.petstore.jobs.FakeJobContext;
import org.petstore.orders.InMemoryOrderMonth;
import org.petstore.orders.Order;
import org.petstore.orders.OrderStatus;

class XlsxOrderReportWriterTest extends OrderReportWriterContract {

    @Override
    OrderReportWriter writer() {
        return new XlsxOrderReportWriter();
    }

    @Override
    List<Order> read(byte[] report) throws IOException {
        List<Order> orders = new ArrayList<>();
        try (var workbook = workbook(report)) {
            for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
                Sheet sheet = workbook.getSheetAt(i);
                for (int row = 1; row <= sheet.getLastRowNum(); row++) {
                    orders.add(order(sheet.getRow(row)));
                }
            }
        }
        return orders;
    }

    /** Whatever XML cannot carry is escaped, but half of a surrogate pair is no character at all. */
    @Override
    String carried(String customer) {
        return customer.startsWith("half") ? customer.replaceAll("\\p{Cs}", "\uFFFD") : customer;
    }

    @Test
    void theFirstSheetHasTitleAndSummary() throws Exception {
        try (var workbook = workbook(write(month(threeOrders())))) {
            assertThat(workbook.getProperties().getCoreProperties().getTitle()).isEqualTo("Orders, March 2024");
            assertThat(shown(workbook.getSheet("Summary")))
                    .startsWith(
                            "Orders, March 2024",
                            "1 to 31 March 2024, all times in UTC",
                            "Month | Orders | Quantity | Total",
                            "2024-03 | 3 | 6 | 3,703.50",
                            "Status | Orders | Quantity | Total",
                            "placed | 1 | 2 | 1,234.50",
                            "approved | 2 | 4 | 2,469.00",
                            "delivered | 0 | 0 | 0.00",
                            "Day | Orders | Quantity | Total",
                            "2024-03-01 | 1 | 2 | 1,234.50",
                            "2024-03-02 | 0 | 0 | 0.00")
                    .endsWith("2024-03-31 | 2 | 4 | 2,469.00")
                    .hasSize(9 + 31);
        }
    }

    @Test
    void numbersAndTimesAreNumbersAndShownAsSuch() throws Exception {
        try (var workbook = workbook(write(month(threeOrders())))) {
            Sheet sheet = workbook.getSheet("Orders 1");
            Row row = sheet.getRow(2);

            assertThat(IntStream.of(0, 1, 3, 4, 5)
                            .mapToObj(column -> row.getCell(column).getCellType()))
                    .containsOnly(CellType.NUMERIC);
            assertThat(DateUtil.isCellDateFormatted(row.getCell(1))).isTrue();
            assertThat(shown(sheet))
                    .startsWith(
                            "Order | Date and time (UTC) | Customer | Pet | Quantity | Total | Status",
                            "1 | 2024-03-01 00:00:00 | Ann | 3 | 2 | 1,234.50 | approved",
                            "2 | 2024-03-31 23:59:58 | Ben | 3 | 2 | 1,234.50 | approved");
        }
    }

    @Test
    void theLargestIdsAreShownToTheLastDigit() throws Exception {
        long largest = 999_999_999_999_999L;
        Order order = order(largest, Instant.parse("2024-03-05T06:07:08Z"), "Jane");

        try (var workbook = workbook(write(month(List.of(order))))) {
            assertThat(shown(workbook.getSheet("Orders 1")).get(1)).startsWith("999999999999999 | ");
        }
    }

    @Test
    void theHeaderStaysInSightAndCanFilter() throws Exception {
        try (var workbook = workbook(write(month(threeOrders())))) {
            var sheet = workbook.getSheet("Orders 1");

            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:G4");
            assertThat(sheet.getRepeatingRows().formatAsString()).isEqualTo("1:1");
            assertThat(sheet.getColumnWidth(2)).isGreaterThan(sheet.getDefaultColumnWidth() * 256);
        }
    }

    @Test
    void ordersThatDoNotFitOnASheetGoOnOnTheNext() throws Exception {
        List<Order> orders = LongStream.rangeClosed(1, 25)
                .mapToObj(i -> order(i, Instant.parse("2024-03-01T00:00:00Z").plusSeconds(i), "Customer " + i))
                .toList();
        var out = new ByteArrayOutputStream();

        new XlsxOrderReportWriter(10).write(month(orders), out, FakeJobContext.running()::progress);

        try (var workbook = workbook(out.toByteArray())) {
            assertThat(workbook)
                    .extracting(Sheet::getSheetName)
                    .containsExactly("Summary", "Orders 1", "Orders 2", "Orders 3");
            assertThat(workbook).extracting(Sheet::getLastRowNum).endsWith(10, 10, 5);
            assertThat(shown(workbook.getSheet("Orders 3")))
                    .startsWith("Order | Date and time (UTC) | Customer | Pet | Quantity | Total | Status");
        }
        assertThat(read(out.toByteArray())).isEqualTo(orders);
    }

    @Test
    void aSheetThatIsJustFullIsTheLast() throws Exception {
        var out = new ByteArrayOutputStream();

        new XlsxOrderReportWriter(3).write(month(threeOrders()), out, FakeJobContext.running()::progress);

        try (var workbook = workbook(out.toByteArray())) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
        }
    }

    @Test
    void anEmptyMonthSaysSo() throws Exception {
        try (var workbook = workbook(write(month(List.of())))) {
            assertThat(shown(workbook.getSheet("Summary"))).contains("There were no orders in this month.");
            assertThat(shown(workbook.getSheet("Orders 1"))).hasSize(1);
        }
    }

    @Test
    void aTimeIsCutNotRoundedIntoTheNextMonth() throws Exception {
        Order last = order(1, Instant.parse("2024-03-31T23:59:59.999999Z"), "Jane");

        try (var workbook = workbook(write(month(List.of(last))))) {
            Row row = workbook.getSheet("Orders 1").getRow(1);
            assertThat(row.getCell(1).getLocalDateTimeCellValue()).isEqualTo("2024-03-31T23:59:59");
        }
    }

    @Test
    void aTimeBeforeSpreadsheetsCountIsAText() throws Exception {
        var month = YearMonth.of(1899, 12);
        Order old = order(1, Instant.parse("1899-12-31T23:59:59Z"), "Jane");

        try (var workbook = workbook(write(InMemoryOrderMonth.of(month, List.of(old))))) {
            assertThat(shown(workbook.getSheet("Orders 1")).get(1)).contains("1899-12-31T23:59:59");
            assertThat(shown(workbook.getSheet("Summary"))).contains("1899-12-31 | 1 | 2 | 1,234.50");
        }
    }

    /** Each row that has anything, as a spreadsheet shows it. */
    private static List<String> shown(Sheet sheet) {
        var formatter = new DataFormatter();
        List<String> rows = new ArrayList<>();
        for (Row row : sheet) {
            List<String> cells = new ArrayList<>();
            for (Cell cell : row) {
                cells.add(formatter.formatCellValue(cell));
            }
            rows.add(String.join(" | ", cells));
        }
        return rows;
    }

    private static XSSFWorkbook workbook(byte[] report) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(report));
    }

    private static Order order(Row row) {
        LocalDateTime time = row.getCell(1).getLocalDateTimeCellValue();
        return new Order(
                (long) row.getCell(0).getNumericCellValue(),
                time.toInstant(ZoneOffset.UTC),
                row.getCell(2).getStringCellValue(),
                (long) row.getCell(3).getNumericCellValue(),
                (int) row.getCell(4).getNumericCellValue(),
                BigDecimal.valueOf(row.getCell(5).getNumericCellValue()).setScale(2, RoundingMode.UNNECESSARY),
                OrderStatus.of(row.getCell(6).getStringCellValue()));
    }
}
