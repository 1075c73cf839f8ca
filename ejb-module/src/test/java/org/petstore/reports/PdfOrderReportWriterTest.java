package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petstore.jobs.FakeJobContext;
import org.petstore.jobs.JobContext;
import org.petstore.jobs.JobStoppedException;
import org.petstore.orders.InMemoryOrderMonth;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderStatus;
import org.petstore.platform.TestSettings;

class PdfOrderReportWriterTest {

    private static final YearMonth MARCH = YearMonth.of(2024, 3);

    /** More pages than wait at once. */
    private static final int MANY_ROWS = 6000;

    private final ExecutorService executor = Executors.newCachedThreadPool();

    @TempDir
    private Path dataDirectory;

    private PdfOrderReportWriter writer;

    @BeforeEach
    void start() throws IOException {
        writer = new PdfOrderReportWriter(TestSettings.in(dataDirectory));
        writer.useOwnFonts();
        writer.executor = executor;
    }

    @AfterEach
    void nobodyWorksOnAfterwards() throws InterruptedException {
        executor.shutdown();
        assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theFirstPageTellsTheMonthItsTotalsAndItsOrders() throws IOException {
        OrderMonth month = month(
                order(1, "2024-03-01T00:00:00Z", "Jane Doe", 2, "1000.50"),
                order(2, "2024-03-31T23:59:59.999Z", "John Doe", 1, "234.00"));

        assertThat(pages(month))
                .singleElement()
                .asString()
                .contains(
                        "Orders, March 2024",
                        "Total per day",
                        "Total per status",
                        "1,234.50",
                        "1 2024-03-01 00:00:00 Jane Doe 7 2 1,000.50 delivered",
                        "2 2024-03-31 23:59:59 John Doe 7 1 234.00 delivered",
                        "Page 1 of 1");
    }

    @Test
    void theChartsAreDrawnWithTheirNumbersAsText() throws IOException {
        OrderMonth month = month(order(1, "2024-03-01T00:00:00Z", "Jane Doe", 2, "91827.36"));

        assertThat(pages(month))
                .singleElement()
                .asString()
                .contains("91,827\n", "placed approved delivered", "29 30 31");
    }

    @Test
    void lettersOfManyScriptsAreShownInAFontThatTheFileBrings() throws IOException {
        String names = "Łukasz Żółć Ελένη Дмитрий";

        try (PDDocument pdf = pdf(month(order(1, "2024-03-01T00:00:00Z", names, 1, "1.00")))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(names);
            var fonts = pdf.getPage(0).getResources();
            assertThat(fonts.getFontNames()).isNotEmpty();
            for (COSName name : fonts.getFontNames()) {
                PDFont font = fonts.getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
    }

    @Test
    void aLongNameIsShownWhole() throws IOException {
        String name = "Wolfeschlegelsteinhausenbergerdorff ".repeat(5) + "Senior";

        assertThat(pages(month(order(1, "2024-03-01T00:00:00Z", name, 1, "1.00"))))
                .singleElement()
                .asString()
                .contains("Senior")
                .satisfies(text -> assertThat(text.split("Wolfeschlegel", -1)).hasSize(6));
    }

    @Test
    void anEmptyMonthSaysSo() throws IOException {
        assertThat(pages(month()))
                .singleElement()
                .asString()
                .contains("Orders, March 2024", "There were no orders in this month.", "Page 1 of 1")
                .doesNotContain("Total per day", "Customer");
    }

    @Test
    void everyPageOfALongReportHasTheColumnsAndItsNumber() throws IOException {
        List<String> pages = pages(InMemoryOrderMonth.ofSamples(MARCH, MANY_ROWS));

        assertThat(pages).hasSizeGreaterThan(2 * FilledPages.WAITING);
        for (int i = 0; i < pages.size(); i++) {
            assertThat(pages.get(i))
                    .contains("Order Date and time (UTC) Customer Pet Quantity Total Status")
                    .contains("Page %d of %d".formatted(i + 1, pages.size()));
        }
        assertThat(pages.get(0)).contains("Total per day", "29 30 31");
    }

    @Test
    void everyOrderIsARowInItsTurn() throws IOException {
        List<Order> orders = LongStream.rangeClosed(1, 200)
                .mapToObj(id -> order(id, "2024-03-01T00:00:00Z", "Customer-" + id + ".", 1, "1.00"))
                .toList();

        String text = String.join("", pages(InMemoryOrderMonth.of(MARCH, orders)));

        assertThat(text)
                .containsSubsequence(orders.stream().map(Order::customer).toList());
    }

    @Test
    void progressRisesToTheWhole() throws IOException {
        var context = FakeJobContext.running();

        write(InMemoryOrderMonth.ofSamples(MARCH, 500), context);

        assertThat(context.reports()).isGreaterThan(500);
        assertThat(context.percent()).isEqualTo(100);
    }

    @Test
    void theNumberOfPagesIsRightWhenRowsTakeMoreRoomThanOneLine() throws Exception {
        String twoLines = "Wolfeschlegelsteinhausenbergerdorff Senior";
        int rows = 400;
        List<Order> orders = LongStream.rangeClosed(1, rows)
                .mapToObj(id -> order(id, "2024-03-01T00:00:00Z", twoLines, 1, "1.00"))
                .toList();

        List<String> pages = pages(InMemoryOrderMonth.of(MARCH, orders));

        assertThat(OrderReportTemplate.pages(
                        new OrderReportTemplate(DefaultJasperReportsContext.getInstance()).compiled(), rows))
                .isLessThan(10);
        assertThat(pages).hasSizeGreaterThan(9);
        assertThat(pages.get(0)).endsWith("Page 1 of " + pages.size());
        assertThat(pages.get(9)).endsWith("Page 10 of " + pages.size());
    }

    @Test
    void aStoppedJobEndsAtTheNextRow() {
        var context = FakeJobContext.stoppedAtReport(MANY_ROWS - 1);
        var out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> writer.write(InMemoryOrderMonth.ofSamples(MARCH, MANY_ROWS), out, context::progress))
                .isInstanceOf(JobStoppedException.class);

        assertThat(context.reports()).isEqualTo(MANY_ROWS - 1);
    }

    @Test
    void aDiskThatIsFullFailsTheAttempt() {
        assertThatThrownBy(() -> writer.write(
                        InMemoryOrderMonth.ofSamples(MARCH, 10), new FullDisk(0), FakeJobContext.running()::progress))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("No space left on device");
    }

    @Test
    void aDiskThatBecomesFullEndsTheReading() {
        var context = FakeJobContext.running();

        assertThatThrownBy(() -> writer.write(
                        InMemoryOrderMonth.ofSamples(MARCH, 10 * MANY_ROWS), new FullDisk(50_000), context::progress))
                .isInstanceOf(IOException.class)
                .hasStackTraceContaining("No space left on device");

        assertThat(context.reports()).isLessThan(MANY_ROWS);
    }

    private List<String> pages(OrderMonth month) throws IOException {
        try (PDDocument pdf = pdf(month)) {
            var text = new PDFTextStripper();
            text.setSortByPosition(true);
            text.setPageEnd("\f");
            return List.of(text.getText(pdf).split("\f"));
        }
    }

    private PDDocument pdf(OrderMonth month) throws IOException {
        return Loader.loadPDF(write(month, FakeJobContext.running()));
    }

    private byte[] write(OrderMonth month, JobContext context) throws IOException {
        var out = new ByteArrayOutputStream();
        writer.write(month, out, context::progress);
        return out.toByteArray();
    }

    private static OrderMonth month(Order... orders) {
        return InMemoryOrderMonth.of(MARCH, List.of(orders));
    }

    private static Order order(long id, String time, String customer, int quantity, String total) {
        return new Order(id, Instant.parse(time), customer, 7, quantity, new BigDecimal(total), OrderStatus.DELIVERED);
    }

    /** Has room for so many bytes. */
    private static final class FullDisk extends OutputStream {

        private int room;

        FullDisk(int room) {
            this.room = room;
        }

        @Override
        public void write(int b) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            room--;
        }
    }
}
