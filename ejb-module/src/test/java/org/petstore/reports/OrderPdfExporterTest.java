package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.petstore.orders.InMemoryOrderMonth;
import org.petstore.orders.Order;
import org.petstore.orders.OrderStatus;

class OrderPdfExporterTest {

    private static final YearMonth MARCH = YearMonth.of(2024, 3);
    private static final JasperReportsContext JASPER = DefaultJasperReportsContext.getInstance();

    /** Plain ones, and such as need a layout: wrapped, from right to left, with marks that join. */
    private static final List<String> NAMES = List.of(
            "Jane Doe",
            "Łukasz Żółć",
            "Ελένη Дмитрий Արամ",
            "WWWWWWWWWWWWWWWWWWWWWWWW",
            "Wolfeschlegelsteinhausenbergerdorff Senior",
            "Two\nlines",
            "A\ttab",
            "אבגד Doe",
            "محمد",
            "e\u0301 soft\u00ADhyphen no\u00A0break",
            "😀");

    private static final int ROWS = 500;

    /** Out of 255. Numbers in the file are rounded to a hundredth of a point, one more in the footer than in theirs. */
    private static final int INVISIBLE = 2;

    @Test
    void everyPageLooksAsJasperReportsDrawsIt() throws Exception {
        List<BufferedImage> ours = images(export(print()));
        List<BufferedImage> theirs = images(exportByJasperReports(print()));

        assertThat(ours).hasSameSizeAs(theirs).hasSizeGreaterThan(9);
        for (int page = 0; page < ours.size(); page++) {
            assertThat(difference(ours.get(page), theirs.get(page)))
                    .as("difference of pages %d", page + 1)
                    .isLessThanOrEqualTo(INVISIBLE);
        }
    }

    private static JasperPrint print() throws JRException {
        List<Order> orders = LongStream.rangeClosed(1, ROWS)
                .mapToObj(id -> new Order(
                        id == 3 ? Long.MAX_VALUE : id,
                        Instant.parse("2024-03-01T00:00:00Z").plusSeconds(id),
                        NAMES.get((int) (id % NAMES.size())),
                        id == 4 ? Long.MAX_VALUE : id % 7,
                        (int) (id % 999),
                        id == 5 ? new BigDecimal("99999999999.99") : BigDecimal.valueOf(id * 101, 2),
                        id % 2 == 0 ? OrderStatus.PLACED : OrderStatus.DELIVERED))
                .toList();
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(JRParameter.REPORT_LOCALE, Locale.ENGLISH);
        parameters.put("title", "Orders");
        parameters.put("hasOrders", true);
        parameters.put("isEmpty", false);
        return JasperFillManager.getInstance(JASPER)
                .fill(
                        new OrderReportTemplate(JASPER).compiled(),
                        parameters,
                        new OrderRowSource(InMemoryOrderMonth.of(MARCH, orders), row -> {}));
    }

    private static byte[] export(JasperPrint print) throws JRException {
        int count = print.getPages().size();
        assertThat(count).isLessThan(FilledPages.WAITING);
        var pages = new FilledPages();
        for (int page = 0; page < count - 1; page++) {
            pages.pageGenerated(print, page);
        }
        pages.complete(print);
        var out = new ByteArrayOutputStream();
        new OrderPdfExporter(JASPER, pages, count).export("Orders", out, () -> {});
        return out.toByteArray();
    }

    private static byte[] exportByJasperReports(JasperPrint print) throws JRException {
        for (JRPrintPage page : print.getPages()) {
            for (JRPrintElement element : page.getElements()) {
                if ("page".equals(element.getKey())) {
                    var text = (JRPrintText) element;
                    text.setText(text.getFullText() + print.getPages().size());
                }
            }
        }
        var exporter = new JRPdfExporter(JASPER);
        var out = new ByteArrayOutputStream();
        exporter.setExporterInput(new SimpleExporterInput(print));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        exporter.exportReport();
        return out.toByteArray();
    }

    private static List<BufferedImage> images(byte[] file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            var renderer = new PDFRenderer(pdf);
            List<BufferedImage> images = new ArrayList<>();
            for (int page = 0; page < pdf.getNumberOfPages(); page++) {
                images.add(renderer.renderImageWithDPI(page, 100));
            }
            return images;
        }
    }

    /** Of the two pixels that differ most, in the colour in which they do. */
    private static int difference(BufferedImage one, BufferedImage other) {
        int difference = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                var a = new Color(one.getRGB(x, y));
                var b = new Color(other.getRGB(x, y));
                difference = Math.max(difference, Math.abs(a.getRed() - b.getRed()));
                difference = Math.max(difference, Math.abs(a.getGreen() - b.getGreen()));
                difference = Math.max(difference, Math.abs(a.getBlue() - b.getBlue()));
            }
        }
        return difference;
    }
}
