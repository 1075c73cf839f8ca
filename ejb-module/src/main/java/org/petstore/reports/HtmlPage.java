package org.petstore.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.petstore.orders.Order;
import org.petstore.orders.OrderStatus;
import org.petstore.orders.OrderSummary;
import org.petstore.orders.OrderTotals;
import org.petstore.platform.XmlText;

/**
 * The order report as HTML, written from top to bottom. What others wrote is escaped; should any of it ever get through
 * as markup, the page's own policy forbids it to run or to load anything.
 */
final class HtmlPage {

    private static final String STYLE = style();

    private static final String BEGIN = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <style>
            %3$s</style>
            </head>
            <body>
            <header>
            <h1>%1$s</h1>
            <p>%2$s</p>
            </header>
            <main>
            """;

    private static final String SUMMARY = """
            <dl>
            <div><dt>Orders</dt><dd>%s</dd></div>
            <div><dt>Quantity</dt><dd>%s</dd></div>
            <div><dt>Total</dt><dd>%s</dd></div>
            </dl>
            """;

    private static final String BEGIN_TOTALS = """
            <h2 id="%1$s">By %1$s</h2>
            <table aria-labelledby="%1$s">
            <thead><tr><th scope="col">%2$s</th><th scope="col" class="number">Orders</th>\
            <th scope="col" class="number">Quantity</th><th scope="col" class="number">Total</th>\
            <td class="chart"></td></tr></thead>
            <tbody>
            """;

    private static final String TOTALS = """
            <tr><th scope="row">%s</th><td class="number">%s</td><td class="number">%s</td><td class="number">%s</td>\
            <td class="chart"><span class="bar" style="width:%s%%"></span></td></tr>
            """;

    private static final String BEGIN_ORDERS = """
            <h2 id="orders">Orders</h2>
            <table class="orders" aria-labelledby="orders">
            <thead><tr><th scope="col" class="number">Order</th><th scope="col" class="time">Date and time (UTC)</th>\
            <th scope="col" class="customer">Customer</th><th scope="col" class="number">Pet</th>\
            <th scope="col" class="number">Quantity</th><th scope="col" class="number">Total</th>\
            <th scope="col" class="status">Status</th></tr></thead>
            <tbody>
            """;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String END_TABLE = "</tbody>\n</table>\n";

    private final NumberFormat count = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    private final NumberFormat money = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    private final StringBuilder row = new StringBuilder();
    private final Writer out;
    private boolean inTable;

    HtmlPage(Writer out) {
        this.out = out;
    }

    void begin(YearMonth month) throws IOException {
        out.write(BEGIN.formatted(MonthInWords.title(month), MonthInWords.period(month), STYLE));
    }

    void write(OrderSummary summary) throws IOException {
        OrderTotals all = summary.all();
        out.write(
                SUMMARY.formatted(count.format(all.orders()), count.format(all.quantity()), money.format(all.total())));
        if (all.orders() == 0) {
            out.write("<p>%s</p>\n".formatted(MonthInWords.NO_ORDERS));
            return;
        }
        write("status", "Status", summary.statuses(), OrderStatus::word);
        write("day", "Day", summary.days(), LocalDate::toString);
        out.write(BEGIN_ORDERS);
        inTable = true;
    }

    void write(Order order) throws IOException {
        row.setLength(0);
        row.append("<tr><td class=\"number\">").append(order.id());
        row.append("</td><td>").append(TIME.format(order.orderDate()));
        row.append("</td><td class=\"customer\" dir=\"auto\">");
        appendEscaped(order.customer());
        row.append("</td><td class=\"number\">").append(order.petId());
        row.append("</td><td class=\"number\">").append(order.quantity());
        row.append("</td><td class=\"number\">").append(money.format(order.total()));
        row.append("</td><td>").append(order.status().word()).append("</td></tr>\n");
        out.append(row);
    }

    void end() throws IOException {
        if (inTable) {
            out.write(END_TABLE);
        }
        out.write("</main>\n</body>\n</html>\n");
    }

    /** A table of totals with a bar each, the largest as long as there is room. */
    private <K> void write(String id, String heading, Map<K, OrderTotals> totals, Function<K, String> name)
            throws IOException {
        BigDecimal largest = totals.values().stream()
                .map(OrderTotals::total)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        out.write(BEGIN_TOTALS.formatted(id, heading));
        for (Map.Entry<K, OrderTotals> entry : totals.entrySet()) {
            OrderTotals of = entry.getValue();
            out.write(TOTALS.formatted(
                    name.apply(entry.getKey()),
                    count.format(of.orders()),
                    count.format(of.quantity()),
                    money.format(of.total()),
                    percent(of.total(), largest)));
        }
        out.write(END_TABLE);
    }

    private static String percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? "0"
                : part.movePointRight(2).divide(whole, 1, RoundingMode.HALF_UP).toPlainString();
    }

    private void appendEscaped(String text) {
        String legal = XmlText.legal(text);
        for (int i = 0; i < legal.length(); i++) {
            char character = legal.charAt(i);
            switch (character) {
                case '<' -> row.append("&lt;");
                case '>' -> row.append("&gt;");
                case '&' -> row.append("&amp;");
                case '"' -> row.append("&quot;");
                case '\'' -> row.append("&#39;");
                // A reader would make a line feed of it
                case '\r' -> row.append("&#13;");
                default -> row.append(character);
            }
        }
    }

    private static String style() {
        try (InputStream css = HtmlPage.class.getResourceAsStream("orders.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
