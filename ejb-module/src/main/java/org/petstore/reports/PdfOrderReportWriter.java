package org.petstore.reports;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fill.JRFiller;
import net.sf.jasperreports.engine.fill.ReportFiller;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderSummary;
import org.petstore.platform.Settings;

/**
 * The report as a document to print. The thread of the job reads the orders and fills the pages; another exports those
 * that are full. Nothing but the file itself is written to disk. If either thread fails or is stopped, so is the other.
 */
@ApplicationScoped
class PdfOrderReportWriter implements OrderReportWriter {

    private final JasperReportsContext jasper = DefaultJasperReportsContext.getInstance();
    private final OrderReportTemplate template = new OrderReportTemplate(jasper);
    private final Settings settings;

    @Resource(lookup = "java:jboss/ee/concurrency/executor/report-pages")
    ExecutorService executor;

    @Inject
    PdfOrderReportWriter(Settings settings) {
        this.settings = settings;
    }

    /** For the container's proxy, which never uses the fields. */
    PdfOrderReportWriter() {
        this(null);
    }

    @PostConstruct
    void useOwnFonts() {
        Path fonts = settings.dataDirectory().resolve("fonts");
        try {
            OwnFonts.useIn(fonts);
        } catch (IOException e) {
            throw new UncheckedIOException("The fonts of reports cannot be kept in " + fonts, e);
        }
    }

    @Override
    public ReportFormat format() {
        return ReportFormat.PDF;
    }

    @Override
    public void write(OrderMonth month, OutputStream out, Progress progress) throws IOException {
        try {
            write(month, out, progress, template.compiled());
        } catch (JRException e) {
            throw new IOException("Could not make the PDF of %s".formatted(month.month()), e);
        }
    }

    private void write(OrderMonth month, OutputStream out, Progress progress, JasperReport report)
            throws IOException, JRException {
        long rows = month.summary().all().orders();
        int expectedPages = OrderReportTemplate.pages(report, rows);
        var pdfProgress = new PdfProgress(progress, rows, expectedPages);
        var pages = new FilledPages();
        var exporter = new OrderPdfExporter(jasper, pages, expectedPages);
        Future<?> export = executor.submit(() -> {
            exporter.export(MonthInWords.title(month.month()), out, pdfProgress);
            return null;
        });
        try {
            fill(report, month, pages, pdfProgress);
        } catch (CancellationException e) {
            // The export has ended before its time; why, it tells below
        } catch (Throwable e) {
            pages.stop();
            end(export);
            throw e;
        }
        Optional<Throwable> failure = end(export);
        if (failure.isPresent()) {
            throw new IOException("Could not export the PDF of %s".formatted(month.month()), failure.get());
        }
        pdfProgress.completed();
    }

    private void fill(JasperReport report, OrderMonth month, FilledPages pages, PdfProgress progress)
            throws JRException {
        ReportFiller filler = JRFiller.createReportFiller(jasper, report);
        filler.addFillListener(pages);
        var rows = new OrderRowSource(month, progress::filled);
        pages.complete(filler.fill(parameters(month.month(), month.summary()), rows));
    }

    /** Waits for it even if interrupted: until then it may write to the file. */
    private static Optional<Throwable> end(Future<?> export) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    export.get();
                    return Optional.empty();
                } catch (ExecutionException e) {
                    return Optional.of(e.getCause());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Map<String, Object> parameters(YearMonth month, OrderSummary summary) {
        var charts = new OrderCharts(jasper);
        boolean hasOrders = summary.all().orders() > 0;
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(JRParameter.REPORT_LOCALE, Locale.ENGLISH);
        parameters.put("title", MonthInWords.title(month));
        parameters.put("period", MonthInWords.period(month));
        parameters.put("noOrders", MonthInWords.NO_ORDERS);
        parameters.put("orders", summary.all().orders());
        parameters.put("quantity", summary.all().quantity());
        parameters.put("total", summary.all().total());
        parameters.put("hasOrders", hasOrders);
        parameters.put("isEmpty", !hasOrders);
        parameters.put("totalPerDay", new ChartImage(charts.totalPerDay(summary)));
        parameters.put("totalPerStatus", new ChartImage(charts.totalPerStatus(summary)));
        return parameters;
    }
}
