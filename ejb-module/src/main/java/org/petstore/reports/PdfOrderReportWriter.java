package org.petstore.reports;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.fill.StoreVirtualizer;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.SimplePdfReportConfiguration;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderSummary;
import org.petstore.platform.Settings;

/**
 * The report as a document to print. First all pages are filled, then written: only then is their number known. Filled
 * pages beyond the last few wait in a {@link PageSwap}.
 */
@ApplicationScoped
class PdfOrderReportWriter implements OrderReportWriter {

    static final int PAGES_IN_MEMORY = 100;

    private static final DateTimeFormatter MONTH_IN_WORDS = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final JasperReportsContext jasper = DefaultJasperReportsContext.getInstance();
    private final OrderReportTemplate template = new OrderReportTemplate(jasper);
    private final Settings settings;

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
        try (var swap = new PageSwap(settings.dataDirectory().resolve("report-pages"))) {
            var virtualizer = new StoreVirtualizer(PAGES_IN_MEMORY, swap);
            var pdfProgress = new PdfProgress(progress, month.summary().all().orders());
            JasperPrint print = fill(month, virtualizer, pdfProgress);
            pdfProgress.filled(print.getPages().size());
            virtualizer.setReadOnly(true);
            export(print, title(month.month()), out, pdfProgress);
        } catch (JRException e) {
            throw new IOException("Could not make the PDF of %s".formatted(month.month()), e);
        }
    }

    private JasperPrint fill(OrderMonth month, StoreVirtualizer virtualizer, PdfProgress progress) throws JRException {
        Map<String, Object> parameters = parameters(month.month(), month.summary());
        parameters.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
        var rows = new OrderRowSource(month, progress::filling);
        return JasperFillManager.getInstance(jasper).fill(template.compiled(), parameters, rows);
    }

    private Map<String, Object> parameters(YearMonth month, OrderSummary summary) {
        var charts = new OrderCharts(jasper);
        boolean hasOrders = summary.all().orders() > 0;
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(JRParameter.REPORT_LOCALE, Locale.ENGLISH);
        parameters.put("title", title(month));
        parameters.put("period", "1 to %d %s, all times in UTC".formatted(month.lengthOfMonth(), inWords(month)));
        parameters.put("orders", summary.all().orders());
        parameters.put("quantity", summary.all().quantity());
        parameters.put("total", summary.all().total());
        parameters.put("hasOrders", hasOrders);
        parameters.put("isEmpty", !hasOrders);
        parameters.put("totalPerDay", new ChartImage(charts.totalPerDay(summary)));
        parameters.put("totalPerStatus", new ChartImage(charts.totalPerStatus(summary)));
        return parameters;
    }

    private void export(JasperPrint print, String title, OutputStream out, PdfProgress progress) throws JRException {
        var pages = new SimplePdfReportConfiguration();
        pages.setForceSvgShapes(false);
        pages.setProgressMonitor(progress);
        var document = new SimplePdfExporterConfiguration();
        document.setMetadataTitle(title);
        document.setDisplayMetadataTitle(true);
        document.setTagLanguage("en");

        var exporter = new PageOfPagesPdfExporter(jasper);
        exporter.setConfiguration(document);
        exporter.setConfiguration(pages);
        exporter.setExporterInput(new SimpleExporterInput(print));
        exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
        exporter.exportReport();
    }

    private static String title(YearMonth month) {
        return "Orders, " + inWords(month);
    }

    private static String inWords(YearMonth month) {
        return MONTH_IN_WORDS.format(month);
    }
}
