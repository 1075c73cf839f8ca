package org.petstore.benchmark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRField;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.fill.JRSwapFileVirtualizer;
import net.sf.jasperreports.engine.util.JRSwapFile;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;

/**
 * What the PDF of a month costs without a server: JasperReports alone in a plain JVM, as its manual shows it, with the
 * product's template but no other part of it. Leaves out the two charts and the number of all pages.
 *
 * <p>Arguments: {@code <rows> <times>}, or {@code <month> <times> <JDBC URL> <user> <password>} to read the table of
 * orders. Writes a line of JSON per time; the first includes the loading of classes. {@code -Xmx512m} is enough.
 */
final class BareJasperReports {

    private static final int PAGES_IN_MEMORY = 100;
    private static final int FETCH_SIZE = 1000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private BareJasperReports() {}

    public static void main(String[] args) throws Exception {
        int times = Integer.parseInt(args[1]);
        for (int time = 0; time < times; time++) {
            if (args.length == 2) {
                report(new GeneratedRows(Long.parseLong(args[0])), System.out);
            } else {
                try (Connection connection = DriverManager.getConnection(args[2], args[3], args[4])) {
                    report(new SelectedRows(YearMonth.parse(args[0]), connection), System.out);
                }
            }
        }
    }

    private static void report(Rows rows, PrintStream result) throws IOException, JRException {
        long start = System.nanoTime();
        Path directory = Files.createTempDirectory("bare-jasperreports");
        Path pdf = directory.resolve("orders.pdf");
        var virtualizer =
                new JRSwapFileVirtualizer(PAGES_IN_MEMORY, new JRSwapFile(directory.toString(), 4096, 1024), true);
        try {
            JasperPrint print = JasperFillManager.fillReport(template(), parameters(virtualizer), rows);
            virtualizer.setReadOnly(true);
            long filled = System.nanoTime();
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(pdf))) {
                var exporter = new JRPdfExporter();
                exporter.setExporterInput(new SimpleExporterInput(print));
                exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(out));
                exporter.exportReport();
            }
            long exported = System.nanoTime();
            result.printf(
                    Locale.ROOT,
                    "{\"rows\":%d,\"pages\":%d,\"bytes\":%d,\"fillSeconds\":%.2f,\"exportSeconds\":%.2f}%n",
                    rows.count,
                    print.getPages().size(),
                    Files.size(pdf),
                    (filled - start) / 1e9,
                    (exported - filled) / 1e9);
        } finally {
            virtualizer.cleanup();
            Files.deleteIfExists(pdf);
            Files.delete(directory);
        }
    }

    private static JasperReport template() throws IOException, JRException {
        try (InputStream template = BareJasperReports.class.getResourceAsStream("/org/petstore/reports/orders.jrxml")) {
            return JasperCompileManager.compileReport(template);
        }
    }

    private static Map<String, Object> parameters(JRSwapFileVirtualizer virtualizer) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
        parameters.put(JRParameter.REPORT_LOCALE, Locale.ENGLISH);
        parameters.put("title", "Orders");
        parameters.put("hasOrders", true);
        parameters.put("isEmpty", false);
        return parameters;
    }

    private abstract static class Rows implements JRDataSource {

        long count;

        @Override
        public boolean next() throws JRException {
            try {
                if (!move()) {
                    return false;
                }
            } catch (SQLException e) {
                throw new JRException(e);
            }
            count++;
            return true;
        }

        @Override
        public Object getFieldValue(JRField field) throws JRException {
            try {
                return field.getName().equals("striped") ? count % 2 == 0 : value(field.getName());
            } catch (SQLException e) {
                throw new JRException(e);
            }
        }

        abstract boolean move() throws SQLException;

        abstract Object value(String field) throws SQLException;
    }

    private static final class GeneratedRows extends Rows {

        private static final LocalDateTime START = LocalDateTime.of(2024, 3, 1, 0, 0);

        private final long rows;

        GeneratedRows(long rows) {
            this.rows = rows;
        }

        @Override
        boolean move() {
            return count < rows;
        }

        @Override
        Object value(String field) {
            return switch (field) {
                case "id" -> count;
                case "time" -> TIME.format(START.plusSeconds(count));
                case "customer" -> "Customer Number " + count;
                case "petId" -> count % 200;
                case "quantity" -> (int) (count % 9) + 1;
                case "total" -> BigDecimal.valueOf(count * 37 % 100_000, 2);
                case "status" -> "delivered";
                default -> throw new IllegalArgumentException(field);
            };
        }
    }

    private static final class SelectedRows extends Rows {

        private final ResultSet rows;

        SelectedRows(YearMonth month, Connection connection) throws SQLException {
            // PostgreSQL streams a result only outside autocommit
            connection.setAutoCommit(false);
            PreparedStatement select = connection.prepareStatement("""
                    select id, order_date, customer, pet_id, quantity, total, status
                      from orders
                     where order_date >= ? and order_date < ?
                     order by order_date, id
                    """);
            select.setFetchSize(FETCH_SIZE);
            select.setObject(1, start(month));
            select.setObject(2, start(month.plusMonths(1)));
            rows = select.executeQuery();
        }

        private static OffsetDateTime start(YearMonth month) {
            return month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        }

        @Override
        boolean move() throws SQLException {
            return rows.next();
        }

        @Override
        Object value(String field) throws SQLException {
            return switch (field) {
                case "id" -> rows.getLong("id");
                case "time" ->
                    TIME.format(
                            rows.getObject("order_date", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC));
                case "customer" -> rows.getString("customer");
                case "petId" -> rows.getLong("pet_id");
                case "quantity" -> rows.getInt("quantity");
                case "total" -> rows.getBigDecimal("total");
                case "status" -> rows.getString("status");
                default -> throw new IllegalArgumentException(field);
            };
        }
    }
}
