package org.petstore.reports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderStatus;
import org.petstore.orders.OrderSummary;
import org.petstore.orders.OrderTotals;
import org.petstore.platform.XmlText;

/**
 * XML 1.0 as {@code docs/order-report.xsd} describes it: the summary first, then the orders with the names that they have
 * in the CSV. A character that XML cannot carry becomes U+FFFD.
 */
@ApplicationScoped
class XmlOrderReportWriter implements OrderReportWriter {

    static final String NAMESPACE = "urn:petstore:order-report:1";

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    @Override
    public ReportFormat format() {
        return ReportFormat.XML;
    }

    @Override
    public void write(OrderMonth month, OutputStream out, Progress progress) throws IOException, SQLException {
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            start("orderReport", xml);
            xml.writeDefaultNamespace(NAMESPACE);
            write("title", MonthInWords.title(month.month()), xml);
            write("month", month.month().toString(), xml);
            writeSummary(month.summary(), xml);
            writeOrders(month, xml, progress);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("Could not write the XML of %s".formatted(month.month()), e);
        }
    }

    private static void writeSummary(OrderSummary summary, XMLStreamWriter xml) throws XMLStreamException {
        start("summary", xml);
        writeTotals(summary.all(), xml);
        start("days", xml);
        for (Map.Entry<LocalDate, OrderTotals> day : summary.days().entrySet()) {
            start("day", xml);
            write("date", day.getKey().toString(), xml);
            writeTotals(day.getValue(), xml);
            xml.writeEndElement();
        }
        xml.writeEndElement();
        start("statuses", xml);
        for (Map.Entry<OrderStatus, OrderTotals> status : summary.statuses().entrySet()) {
            start("status", xml);
            write("name", status.getKey().word(), xml);
            writeTotals(status.getValue(), xml);
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void writeTotals(OrderTotals totals, XMLStreamWriter xml) throws XMLStreamException {
        write("orders", Long.toString(totals.orders()), xml);
        write("quantity", Long.toString(totals.quantity()), xml);
        write("total", totals.total().toPlainString(), xml);
    }

    private static void writeOrders(OrderMonth month, XMLStreamWriter xml, Progress progress)
            throws XMLStreamException, SQLException {
        start("orders", xml);
        long rows = month.summary().all().orders();
        for (long row = 1; month.next(); row++) {
            progress.report(row, rows);
            writeOrder(month.order(), xml);
        }
        xml.writeEndElement();
    }

    private static void writeOrder(Order order, XMLStreamWriter xml) throws XMLStreamException {
        start("order", xml);
        write("id", Long.toString(order.id()), xml);
        write("order_date", order.orderDate().toString(), xml);
        write("customer", XmlText.legal(order.customer()), xml);
        write("pet_id", Long.toString(order.petId()), xml);
        write("quantity", Integer.toString(order.quantity()), xml);
        write("total", order.total().toPlainString(), xml);
        write("status", order.status().word(), xml);
        xml.writeEndElement();
    }

    /** On a line of its own, so that a large file is not a single one. */
    private static void start(String element, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
    }

    private static void write(String element, String text, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
