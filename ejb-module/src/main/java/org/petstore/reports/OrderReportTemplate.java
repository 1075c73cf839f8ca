package org.petstore.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;

/** The layout of the order report, read once. */
final class OrderReportTemplate {

    private final JasperReportsContext jasper;
    private JasperReport compiled;

    OrderReportTemplate(JasperReportsContext jasper) {
        this.jasper = jasper;
    }

    synchronized JasperReport compiled() throws JRException {
        if (compiled == null) {
            try (InputStream source = OrderReportTemplate.class.getResourceAsStream("orders.jrxml")) {
                compiled = JasperCompileManager.getInstance(jasper).compile(source);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return compiled;
    }

    /** How many pages a report of so many rows has if each row takes one line, the least that it can. */
    static int pages(JasperReport report, long rows) {
        int rowHeight = report.getDetailSection().getBands()[0].getHeight();
        int height = report.getPageHeight()
                - report.getTopMargin()
                - report.getColumnHeader().getHeight()
                - report.getPageFooter().getHeight()
                - report.getBottomMargin();
        int rowsOfFirstPage = (height - report.getTitle().getHeight()) / rowHeight;
        int rowsOfPage = height / rowHeight;
        long rowsOfOtherPages = Math.max(0, rows - rowsOfFirstPage);
        return Math.toIntExact(1 + (rowsOfOtherPages + rowsOfPage - 1) / rowsOfPage);
    }
}
