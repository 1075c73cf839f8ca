package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.io.IOException;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** A month with more orders than a short job may have, and what its PDF must look like. */
final class LargeMonth {

    static final int ORDERS = 200_000;

    private static final YearMonth MONTH = YearMonth.of(2025, 1);
    private static final Pattern ORDER_LINE =
            Pattern.compile("(?m)^\\d+ 2025-01-\\d\\d \\d\\d:\\d\\d:\\d\\d (Customer \\d+) .+ placed$");

    private LargeMonth() {}

    static void store(PetstoreClient client) {
        String jobId = client.importOrders(GeneratedCsv.orders(ORDERS, MONTH)).jobId();
        assertThatJob(client, jobId).completes();
    }

    /** Asks for its report. */
    static String pdf(PetstoreClient client) {
        return client.requestReport(MONTH.toString(), "pdf").jobId();
    }

    static void assertThatPdfIsWhole(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            int pages = document.getNumberOfPages();
            assertThat(text.lines()).contains("%,d".formatted(ORDERS), "400,000", "3,996,000.00");
            assertThat(ORDER_LINE.matcher(text).results().map(order -> order.group(1)))
                    .hasSize(ORDERS)
                    .doesNotHaveDuplicates();
            assertThat(text.lines().filter(line -> line.matches("Orders, January 2025 Page \\d+ of " + pages)))
                    .hasSize(pages)
                    .doesNotHaveDuplicates();
        }
    }
}
