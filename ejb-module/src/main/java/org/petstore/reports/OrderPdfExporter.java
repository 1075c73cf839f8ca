package org.petstore.reports;

import com.lowagie.text.pdf.PdfContentByte;
import java.io.IOException;
import java.io.OutputStream;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintPage;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.export.JRExportProgressMonitor;
import net.sf.jasperreports.engine.fill.JRTemplateElement;
import net.sf.jasperreports.engine.fill.JRTemplatePrintText;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfReportConfiguration;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.common.LineCapStyle;

/**
 * Exports the pages of the order report while later ones are still being filled. JasperReports exports what is on them,
 * but for the cells of the table, which are nearly all, and the footer, which tells the number of all pages.
 */
final class OrderPdfExporter extends JRPdfExporter {

    private static final String CELL_STYLE = "cell";
    private static final String PAGE_NUMBER_KEY = "page";

    private final FilledPages pages;
    private final int expectedPages;

    /** By what the elements of a column have in common. */
    private final IdentityHashMap<JRTemplateElement, PlainText> looks = new IdentityHashMap<>();

    private PageTotal total;

    /** @param expectedPages more or fewer are exported as well, if need be */
    OrderPdfExporter(JasperReportsContext context, FilledPages pages, int expectedPages) {
        super(context);
        this.pages = pages;
        this.expectedPages = expectedPages;
    }

    /**
     * Waits for the pages and writes the whole file.
     *
     * @param progress told of each page
     * @throws java.util.concurrent.CancellationException if the filling has stopped
     */
    void export(String title, OutputStream out, JRExportProgressMonitor progress) throws JRException {
        try {
            var document = new SimplePdfExporterConfiguration();
            document.setMetadataTitle(title);
            document.setDisplayMetadataTitle(true);
            document.setTagLanguage("en");
            setConfiguration(document);
            var firstPage = new SimplePdfReportConfiguration();
            firstPage.setPageIndex(0);
            firstPage.setForceSvgShapes(false);
            firstPage.setProgressMonitor(progress);
            setConfiguration(firstPage);
            setExporterInput(new SimpleExporterInput(pages.print()));
            setExporterOutput(new SimpleOutputStreamExporterOutput(out));
            exportReport();
        } finally {
            pages.stop();
        }
    }

    /** Called for the first page only, the one that is there when the export begins; goes on with those that come. */
    @Override
    protected void exportPage(JRPrintPage first) throws JRException, IOException {
        int count = 0;
        for (Optional<JRPrintPage> page = pages.next(); page.isPresent(); page = pages.next()) {
            if (count > 0) {
                pdfProducer.newPage();
                pdfProducer.getPdfContent().setLineCap(LineCapStyle.PROJECTING_SQUARE);
            }
            super.exportPage(page.get());
            count++;
        }
        total.set(count);
    }

    /** Nothing refers to a page. */
    @Override
    protected void writePageAnchor(int pageIndex) {}

    @Override
    public void exportText(JRPrintText text) {
        if (PAGE_NUMBER_KEY.equals(text.getKey())) {
            exportPageNumber(text);
        } else if (!isCell(text) || !exportCell(text)) {
            super.exportText(text);
        }
    }

    private static boolean isCell(JRPrintText text) {
        return text.getStyle() != null && text.getStyle().getName().equals(CELL_STYLE);
    }

    /** Exports the cell if it is one plain line. */
    private boolean exportCell(JRPrintText text) {
        String line = text.getFullText();
        if (!PlainText.is(line)) {
            return false;
        }
        PlainText look = look(text);
        float left = text.getX() + getOffsetX() + text.getLineBox().getLeftPadding();
        float right = right(text);
        float width = look.width(line);
        if (width > right - left) {
            return false;
        }
        boolean isRight = text.getHorizontalTextAlign() == HorizontalTextAlignEnum.RIGHT;
        look.write(line, content(), isRight ? right - width : left, baseline(look, text));
        return true;
    }

    private void exportPageNumber(JRPrintText text) {
        PlainText look = look(text);
        if (total == null) {
            total = new PageTotal(expectedPages, look, content());
        }
        String line = text.getFullText();
        float x = right(text) - total.width();
        float y = baseline(look, text);
        look.write(line, content(), x - look.width(line), y);
        total.drawOn(content(), x, y);
    }

    private float right(JRPrintText text) {
        return text.getX() + getOffsetX() + text.getWidth() - text.getLineBox().getRightPadding();
    }

    private float baseline(PlainText look, JRPrintText text) {
        return pageFormat.getPageHeight() - getOffsetY() - text.getY() - look.baseline(text);
    }

    private PlainText look(JRPrintText text) {
        return looks.computeIfAbsent(((JRTemplatePrintText) text).getTemplate(), template -> {
            Map<Attribute, Object> attributes = new HashMap<>(noBackcolorSelector.getStyledTextAttributes(text));
            return PlainText.in(producer().getFont(attributes, getTextLocale(text)));
        });
    }

    private PdfContentByte content() {
        return producer().getPdfContentByte();
    }

    private ClassicPdfProducer producer() {
        return (ClassicPdfProducer) pdfProducer;
    }
}
