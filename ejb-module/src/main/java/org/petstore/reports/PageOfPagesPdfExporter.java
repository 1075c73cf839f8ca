package org.petstore.reports;

import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.pdf.JRPdfExporter;

/**
 * Adds the number of pages to the footer, "Page n of m", while it exports. The template's own way to do so, an
 * expression evaluated at the end of the report, would read and write every page once more.
 */
final class PageOfPagesPdfExporter extends JRPdfExporter {

    private static final String FOOTER_KEY = "page";

    PageOfPagesPdfExporter(JasperReportsContext context) {
        super(context);
    }

    @Override
    public void exportText(JRPrintText text) {
        if (FOOTER_KEY.equals(text.getKey())) {
            text.setText(text.getFullText() + jasperPrint.getPages().size());
        }
        super.exportText(text);
    }
}
