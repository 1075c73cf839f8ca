package org.petstore.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import org.petstore.orders.OrderMonth;

/** Writes the order report in one format. Writers are CDI beans and are found by their being there, one a format. */
interface OrderReportWriter {

    /** How far the writing is; stops it by throwing {@link org.petstore.jobs.JobStoppedException}. */
    @FunctionalInterface
    interface Progress {

        /** Cheap enough to be called for every row or page. */
        void report(long done, long total);
    }

    ReportFormat format();

    /**
     * Writes the report while it reads the month, never holding all of it in memory.
     *
     * @param month before its first order; the caller closes it
     * @param out buffered; the caller closes it
     * @throws org.petstore.jobs.JobStoppedException as {@code progress} threw it, not wrapped
     */
    void write(OrderMonth month, OutputStream out, Progress progress) throws IOException, SQLException;
}
