package org.petstore.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import org.petstore.files.FilePart;
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

    /** In any format a hundred kilobytes or two. */
    private static final long MOST_ORDERS_IN_MEMORY = 100;

    private final OrderRepository orders;
    private final FileStore files;
    private final Map<ReportFormat, OrderReportWriter> writers;
    private final EmptyReports emptyReports = new EmptyReports();

    /** Fails, and with it the start of the server, unless there is one writer for each format. */
    @Inject
    OrderReportHandler(OrderRepository orders, FileStore files, @Any Instance<OrderReportWriter> writers) {
        this.orders = orders;
        this.files = files;
        this.writers = byFormat(writers);
    }

    /** For the container's proxy, which never uses the fields. */
    OrderReportHandler() {
        orders = null;
        files = null;
        writers = null;
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
        ReportFormat format = format(report);
        try (OrderMonth orderMonth = orders.month(month)) {
            if (orderMonth.summary().all().orders() > MOST_ORDERS_OF_A_SHORT_JOB) {
                context.expectLong();
            }
            OrderMonth shown = report.guardFormulas() ? new FormulaGuard(orderMonth) : orderMonth;
            FilePart content = write(shown, format, context);
            String fileName = "orders-%s.%s".formatted(month, format.word());
            var file = new ReportFile(content, format.mediaType(), fileName);
            return new JobResult("/reports/" + context.jobId(), file, null);
        }
    }

    private static YearMonth month(OrderReport report) throws InvalidInputException {
        try {
            return YearMonth.parse(report.month());
        } catch (DateTimeException e) {
            throw new InvalidInputException("Not a month as YYYY-MM: " + report.month());
        }
    }

    private static ReportFormat format(OrderReport report) throws InvalidInputException {
        return ReportFormat.of(report.format())
                .orElseThrow(() -> new InvalidInputException("Not a format of reports: " + report.format()));
    }

    private static Map<ReportFormat, OrderReportWriter> byFormat(Iterable<OrderReportWriter> writers) {
        Map<ReportFormat, OrderReportWriter> byFormat = new EnumMap<>(ReportFormat.class);
        for (OrderReportWriter writer : writers) {
            if (byFormat.put(writer.format(), writer) != null) {
                throw new IllegalStateException("Two writers make reports as " + writer.format());
            }
        }
        for (ReportFormat format : ReportFormat.values()) {
            if (!byFormat.containsKey(format)) {
                throw new IllegalStateException("No writer makes reports as " + format);
            }
        }
        return byFormat;
    }

    private FilePart write(OrderMonth month, ReportFormat format, JobContext context) throws IOException, SQLException {
        OrderReportWriter writer = writers.get(format);
        long orders = month.summary().all().orders();
        if (orders == 0) {
            return context.keep(emptyReports.report(month, writer, context::progress));
        }
        if (orders <= MOST_ORDERS_IN_MEMORY) {
            var bytes = new ByteArrayOutputStream();
            writer.write(month, bytes, context::progress);
            return context.keep(bytes.toByteArray());
        }
        String key = "reports/%s-%d.%s".formatted(context.jobId(), context.attempt(), format.word());
        long length = files.put(key, out -> write(writer, month, out, context));
        return new FilePart(key, 0, length);
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
