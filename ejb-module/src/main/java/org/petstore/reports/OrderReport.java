package org.petstore.reports;

/**
 * What a report is asked to be; stored with its job.
 *
 * @param month as {@code YYYY-MM}, UTC
 * @param format the word of a {@link ReportFormat}
 * @param guardFormulas whether texts that a spreadsheet would take for formulas are disarmed; for CSV. Jobs that were
 *     stored before there was a choice have none: false
 */
public record OrderReport(String month, String format, boolean guardFormulas) {

    /** The type of its jobs. */
    public static final String TYPE = "orders-report";
}
