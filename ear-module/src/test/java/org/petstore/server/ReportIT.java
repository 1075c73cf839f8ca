package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.petstore.server.PetstoreClient.Answer;

/** The files that a client gets, opened with programs that had no part in making them. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class ReportIT {

    private static final String MONTH = "2024-03";
    private static final int ORDERS_OF_MONTH = 5_000;
    private static final Pattern ORDER_LINE =
            Pattern.compile("(?m)^\\d+ 2024-03-\\d\\d \\d\\d:\\d\\d:\\d\\d .+ (placed|approved|delivered)$");

    private PetstoreClient client;
    private List<ReportedOrder> orders;
    private String pdfPath;
    private Answer pdf;
    private String pdfText;
    private Answer csv;

    @BeforeAll
    void makeReports(PetstoreClient client) throws IOException {
        this.client = client;
        orders = client.all("/orders").stream()
                .filter(order -> order.getString("order_date").startsWith(MONTH))
                .map(ReportedOrder::of)
                .toList();
        pdfPath = report(client, MONTH, "pdf");
        pdf = client.get(pdfPath);
        pdfText = text(pdf);
        csv = client.get(report(client, MONTH, "csv"));
    }

    @Test
    void theMonthHasTheOrdersItIsSaidToHave() {
        assertThat(orders).hasSize(ORDERS_OF_MONTH);
    }

    @Test
    void thePdfTellsTheMonthAndItsTotals() {
        long quantity = orders.stream().mapToLong(ReportedOrder::quantity).sum();
        BigDecimal total = orders.stream().map(ReportedOrder::total).reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(pdfText.lines())
                .containsSubsequence("Orders, March 2024", "1 to 31 March 2024, all times in UTC")
                .contains("5,000", "%,d".formatted(quantity), String.format(Locale.ROOT, "%,.2f", total));
    }

    @Test
    void thePdfHasALineForEachOrder() {
        assertThat(ORDER_LINE.matcher(pdfText).results()).hasSize(ORDERS_OF_MONTH);
    }

    @Test
    void thePdfHasTheNamesOfAllCustomersInWhateverScript() {
        List<String> names =
                orders.stream().map(ReportedOrder::customer).distinct().toList();

        assertThat(names)
                .anyMatch(name -> name.matches(".*\\p{IsGreek}.*"))
                .anyMatch(name -> name.matches(".*\\p{IsCyrillic}.*"));
        assertThat(pdfText).contains(names);
    }

    @Test
    void thePagesOfThePdfAreNumbered() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            for (int page = 1; page <= pages; page++) {
                assertThat(text(document, page)).contains("Orders, March 2024 Page %d of %d".formatted(page, pages));
            }
        }
    }

    @Test
    void thePdfBringsItsFonts() throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            List<PDFont> fonts = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    fonts.add(page.getResources().getFont(name));
                }
            }
            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
        }
    }

    @Test
    void theCsvHasTheOrdersOfTheMonthInTheOrderOfTime() {
        List<List<String>> records = Csv.read(csv.text());

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(records.get(0))
                .containsExactly("id", "order_date", "customer", "pet_id", "quantity", "total", "status");
        assertThat(records.stream().skip(1).map(ReportedOrder::of))
                .isSortedAccordingTo((a, b) -> a.date().compareTo(b.date()))
                .containsExactlyInAnyOrderElementsOf(orders);
    }

    @Test
    void theCsvOfOneServerIsAnImportForAnother() {
        try (var other = new PetstoreServer("report-copy").start()) {
            PetstoreClient copy = other.client();
            String jobId = copy.importOrders(csv.text()).jobId();
            assertThatJob(copy, jobId).completes();

            assertThat(copy.get("/imports/" + jobId).text())
                    .isEqualTo("{\"created\":%d,\"failed\":0,\"errors\":[]}".formatted(ORDERS_OF_MONTH));
            assertThat(copy.get(report(copy, MONTH, "csv")).text()).isEqualTo(csv.text());
        }
    }

    @Test
    void anEmptyMonthIsAReportThatSaysSo() throws IOException {
        Answer empty = client.get(report(client, "2030-01", "pdf"));

        assertThat(text(empty).lines())
                .contains(
                        "Orders, January 2030",
                        "There were no orders in this month.",
                        "Orders, January 2030 Page 1 of 1");
        assertThat(Csv.read(client.get(report(client, "2030-01", "csv")).text()))
                .hasSize(1);
    }

    @Test
    void headTellsOfTheFileWhatGetDoes() {
        Answer head = client.send("HEAD", pdfPath);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(List.of("Content-Type", "Content-Length", "Content-Disposition"))
                .allSatisfy(name -> assertThat(head.header(name)).isNotNull().isEqualTo(pdf.header(name)));
    }

    /** Makes one and gives the path where it is. */
    private static String report(PetstoreClient client, String month, String format) {
        String jobId = client.requestReport(month, format).jobId();
        return assertThatJob(client, jobId).completes().header("Location");
    }

    private static String text(Answer pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }
}
