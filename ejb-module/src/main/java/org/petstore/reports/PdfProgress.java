package org.petstore.reports;

import net.sf.jasperreports.engine.export.JRExportProgressMonitor;
import org.petstore.reports.OrderReportWriter.Progress;

/** The progress of a PDF on one scale: first each row as it is filled, then each page as it is written. */
final class PdfProgress implements JRExportProgressMonitor {

    /** Writing the pages takes about so many times as long as filling them. */
    private static final int WRITING = 3;

    private final Progress progress;
    private final long rows;
    private int pages;
    private int pagesWritten;

    PdfProgress(Progress progress, long rows) {
        this.progress = progress;
        // An empty month is work, too: its page
        this.rows = Math.max(1, rows);
    }

    /**
     * Reports a row.
     *
     * @param row its number, from 1
     */
    void filling(long row) {
        progress.report(row, work());
    }

    void filled(int pages) {
        this.pages = pages;
    }

    @Override
    public void afterPageExport() {
        pagesWritten++;
        progress.report(rows + rows * WRITING * pagesWritten / pages, work());
    }

    private long work() {
        return rows * (1 + WRITING);
    }
}
