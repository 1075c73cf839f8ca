package org.petstore.reports;

/**
 * What a report is asked to be; stored with its job.
 *
 * @param month as {@code YYYY-MM}, UTC
 * @param format the word of a {@link ReportFormat}
 */
public record OrderReport(String month, String format) {

    /** The type of its jobs. */
    public static final String TYPE = "orders-report";
}
