package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.petstore.orders.Order;
import org.petstore.orders.OrderStatus;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class XmlOrderReportWriterTest extends OrderReportWriterContract {

    private static final File SCHEMA = new File("../docs/order-report.xsd");

    @Override
    OrderReportWriter writer() {
        return new XmlOrderReportWriter();
    }

    @Override
    List<Order> read(byte[] report) throws Exception {
        validate(report);
        return elements(parse(report).getDocumentElement(), "order")
                .map(XmlOrderReportWriterTest::order)
                .toList();
    }

    @Override
    String carried(String customer) {
        return inMarkup(customer);
    }

    @Test
    void titleAndSummaryComeBeforeTheOrders() throws Exception {
        Element report = parse(write(month(threeOrders()))).getDocumentElement();

        assertThat(report.getNamespaceURI()).isEqualTo("urn:petstore:order-report:1");
        assertThat(report.getLocalName()).isEqualTo("orderReport");
        assertThat(children(report)).containsExactly("title", "month", "summary", "orders");
        assertThat(text(report, "title")).isEqualTo("Orders, March 2024");
        assertThat(text(report, "month")).isEqualTo("2024-03");
        Element summary = elements(report, "summary").findFirst().orElseThrow();
        assertThat(totals(summary)).isEqualTo("3 6 3703.50");
        assertThat(elements(summary, "day").map(day -> text(day, "date") + ": " + totals(day)))
                .hasSize(31)
                .startsWith("2024-03-01: 1 2 1234.50", "2024-03-02: 0 0 0.00")
                .endsWith("2024-03-31: 2 4 2469.00");
        assertThat(elements(summary, "status").map(status -> text(status, "name") + ": " + totals(status)))
                .containsExactly("placed: 1 2 1234.50", "approved: 2 4 2469.00", "delivered: 0 0 0.00");
    }

    @Test
    void whatTheSchemaDoesNotDescribeIsNotAReport() throws Exception {
        String report = new String(write(month(threeOrders())), StandardCharsets.UTF_8);

        assertThatThrownBy(() -> validate(
                        report.replace("<quantity>2<", "<quantity>two<").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining("two");
    }

    private static void validate(byte[] report) throws SAXException, IOException {
        SchemaFactory.newDefaultInstance()
                .newSchema(SCHEMA)
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(report)));
    }

    private static Document parse(byte[] report) throws Exception {
        var parsers = DocumentBuilderFactory.newDefaultNSInstance();
        parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return parsers.newDocumentBuilder().parse(new ByteArrayInputStream(report));
    }

    private static Order order(Element order) {
        return new Order(
                Long.parseLong(text(order, "id")),
                Instant.parse(text(order, "order_date")),
                text(order, "customer"),
                Long.parseLong(text(order, "pet_id")),
                Integer.parseInt(text(order, "quantity")),
                new BigDecimal(text(order, "total")),
                OrderStatus.of(text(order, "status")));
    }

    private static String totals(Element element) {
        return "%s %s %s".formatted(text(element, "orders"), text(element, "quantity"), text(element, "total"));
    }

    private static String text(Element element, String name) {
        return elements(element, name).findFirst().orElseThrow().getTextContent();
    }

    private static List<String> children(Element element) {
        NodeList children = element.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(Element.class::isInstance)
                .map(child -> child.getLocalName())
                .toList();
    }

    private static Stream<Element> elements(Element element, String name) {
        NodeList found = element.getElementsByTagNameNS(XmlOrderReportWriter.NAMESPACE, name);
        return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
    }
}
