package org.petstore.reports;

import net.sf.jasperreports.engine.export.JRExportProgressMonitor;
import org.petstore.reports.OrderReportWriter.Progress;

/**
 * The progress of a PDF while one thread fills and another one exports: half is for the rows filled, half for the pages
 * exported. Reported by the thread that fills, which is that of the job.
 */
final class PdfProgress implements JRExportProgressMonitor {

    private final Progress progress;
    private final long rows;
    private final int pages;
    private volatile int pagesExported;

    /** @param pages that the rows will take at least */
    PdfProgress(Progress progress, long rows, int pages) {
        this.progress = progress;
        // An empty month is work, too: its page
        this.rows = Math.max(1, rows);
        this.pages = pages;
    }

    /** @param row its number, from 1 */
    void filled(long row) {
        int exported = pagesExported;
        progress.report(row + rows * exported / Math.max(pages, exported), 2 * rows);
    }

    void completed() {
        progress.report(2 * rows, 2 * rows);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the thread that exports writes it
    public void afterPageExport() {
        pagesExported++;
    }
}
