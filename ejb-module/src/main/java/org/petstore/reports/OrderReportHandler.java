package org.petstore.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.petstore.files.FileStore;
import org.petstore.jobs.InvalidInputException;
import org.petstore.jobs.JobContext;
import org.petstore.jobs.JobHandler;
import org.petstore.jobs.JobResult;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderRepository;

/**
 * Makes the order report of a month. A process that dies here leaves at most a file that no job names: the next attempt
 * starts from the beginning, under a name of its own.
 */
@ApplicationScoped
class OrderReportHandler implements JobHandler<OrderReport> {

    /** In any format a second's work or two. */
    private static final long MOST_ORDERS_OF_A_SHORT_JOB = 20_000;

    private final OrderRepository orders;
    private final FileStore files;
    private final Instance<OrderReportWriter> writers;

    @Inject
    OrderReportHandler(OrderRepository orders, FileStore files, @Any Instance<OrderReportWriter> writers) {
        this.orders = orders;
        this.files = files;
        this.writers = writers;
    }

    /** For the container's proxy, which never uses the fields. */
    OrderReportHandler() {
        this(null, null, null);
    }

    @Override
    public String type() {
        return OrderReport.TYPE;
    }

    @Override
    public Class<OrderReport> parametersType() {
        return OrderReport.class;
    }

    @Override
    public JobResult run(OrderReport report, JobContext context) throws Exception {
        YearMonth month = month(report);
        OrderReportWriter writer = writer(report);
        ReportFormat format = writer.format();
        String key = "reports/%s-%d.%s".formatted(context.jobId(), context.attempt(), format.word());
        try (OrderMonth orderMonth = orders.month(month)) {
            if (orderMonth.summary().all().orders() > MOST_ORDERS_OF_A_SHORT_JOB) {
                context.expectLong();
            }
            files.put(key, out -> write(writer, orderMonth, out, context));
        }
        String fileName = "orders-%s.%s".formatted(month, format.word());
        var file = new ReportFile(key, format.mediaType(), fileName);
        return new JobResult("/reports/" + context.jobId(), file, null);
    }

    private static YearMonth month(OrderReport report) throws InvalidInputException {
        try {
            return YearMonth.parse(report.month());
        } catch (DateTimeException e) {
            throw new InvalidInputException("Not a month as YYYY-MM: " + report.month());
        }
    }

    private OrderReportWriter writer(OrderReport report) throws InvalidInputException {
        return writers.stream()
                .filter(writer -> writer.format().word().equals(report.format()))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("Not a format of reports: " + report.format()));
    }

    private static void write(OrderReportWriter writer, OrderMonth month, OutputStream out, JobContext context)
            throws IOException {
        try {
            writer.write(month, out, context::progress);
        } catch (SQLException e) {
            throw new IOException("Could not read the orders", e);
        }
    }
}
