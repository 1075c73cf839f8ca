package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderStatus;

class HtmlOrderReportWriterTest extends OrderReportWriterContract {

    @Override
    OrderReportWriter writer() {
        return new HtmlOrderReportWriter();
    }

    @Override
    List<Order> read(byte[] report) {
        return html(report).select("table.orders tbody tr").stream()
                .map(HtmlOrderReportWriterTest::order)
                .toList();
    }

    @Override
    String carried(String customer) {
        return inMarkup(customer);
    }

    @Test
    void titleAndSummaryComeBeforeTheOrders() throws Exception {
        Document page = html(write(month(threeOrders())));

        assertThat(page.title()).isEqualTo("Orders, March 2024");
        assertThat(page.select("h1").text()).isEqualTo("Orders, March 2024");
        assertThat(page.select("header p").text()).isEqualTo("1 to 31 March 2024, all times in UTC");
        assertThat(page.select("dl div").eachText()).containsExactly("Orders 3", "Quantity 6", "Total 3,703.50");
        assertThat(page.select("table[aria-labelledby=status] tbody tr").eachText())
                .containsExactly("placed 1 2 1,234.50", "approved 2 4 2,469.00", "delivered 0 0 0.00");
        assertThat(page.select("table[aria-labelledby=day] tbody tr").eachText())
                .hasSize(31)
                .startsWith("2024-03-01 1 2 1,234.50", "2024-03-02 0 0 0.00")
                .endsWith("2024-03-31 2 4 2,469.00");
        assertThat(page.select("table[aria-labelledby=day] .bar").eachAttr("style"))
                .startsWith("width:50.0%", "width:0.0%")
                .endsWith("width:100.0%");
    }

    @Test
    void anEmptyMonthSaysSo() throws Exception {
        Document page = html(write(month(List.of())));

        assertThat(page.select("main p").text()).isEqualTo("There were no orders in this month.");
        assertThat(page.select("table")).isEmpty();
    }

    @Test
    void thePageIsValidAndLoadsNothing() throws Exception {
        Parser parser = Parser.htmlParser().setTrackErrors(10);

        Document page = Jsoup.parse(text(samples(300)), "", parser);

        assertThat(parser.getErrors()).isEmpty();
        assertThat(page.select("script, link, img, iframe, object, [src], [href], [onclick]"))
                .isEmpty();
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'");
    }

    @Test
    void aScreenReaderKnowsTheLanguageAndWhatEachColumnIs() throws Exception {
        Document page = html(write(samples(300)));

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("table"))
                .allSatisfy(table -> assertThat(page.getElementById(table.attr("aria-labelledby")))
                        .isNotNull());
        assertThat(page.select("table.orders thead th[scope=col]").eachText())
                .containsExactly("Order", "Date and time (UTC)", "Customer", "Pet", "Quantity", "Total", "Status");
    }

    private String text(OrderMonth month) throws Exception {
        return new String(write(month), StandardCharsets.UTF_8);
    }

    private static Document html(byte[] report) {
        return Jsoup.parse(new String(report, StandardCharsets.UTF_8));
    }

    private static Order order(Element row) {
        return new Order(
                Long.parseLong(row.child(0).text()),
                Instant.parse(row.child(1).text().replace(' ', 'T') + "Z"),
                row.child(2).wholeText(),
                Long.parseLong(row.child(3).text()),
                Integer.parseInt(row.child(4).text()),
                new BigDecimal(row.child(5).text().replace(",", "")),
                OrderStatus.of(row.child(6).text()));
    }
}
