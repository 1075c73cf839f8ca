package org.petstore.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.SchemaFactory;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** What a reader that had no part in making a report finds in it. */
record OpenedReport(String title, long orders, long quantity, BigDecimal total, List<ReportedOrder> rows) {

    private static final Path SCHEMA = Path.of(System.getProperty("project.root"), "docs/order-report.xsd");

    static OpenedReport xlsx(byte[] file) throws Exception {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Sheet summary = workbook.getSheet("Summary");
            Row totals = StreamSupport.stream(summary.spliterator(), false)
                    .dropWhile(row -> !row.getCell(0).getStringCellValue().equals("Month"))
                    .skip(1)
                    .findFirst()
                    .orElseThrow();
            List<ReportedOrder> rows = new ArrayList<>();
            for (Row row : workbook.getSheet("Orders 1")) {
                if (row.getRowNum() > 0) {
                    rows.add(ReportedOrder.of(texts(row)));
                }
            }
            return new OpenedReport(
                    summary.getRow(0).getCell(0).getStringCellValue(),
                    (long) totals.getCell(1).getNumericCellValue(),
                    (long) totals.getCell(2).getNumericCellValue(),
                    decimal(totals.getCell(3)),
                    rows);
        }
    }

    static OpenedReport html(byte[] file) {
        Document page = Jsoup.parse(new String(file, StandardCharsets.UTF_8));
        List<String> totals = page.select("dl dd").eachText().stream()
                .map(number -> number.replace(",", ""))
                .toList();
        return new OpenedReport(
                page.select("h1").text(),
                Long.parseLong(totals.get(0)),
                Long.parseLong(totals.get(1)),
                new BigDecimal(totals.get(2)),
                page.select("table.orders tbody tr").stream()
                        .map(row -> ReportedOrder.of(texts(row)))
                        .toList());
    }

    static OpenedReport json(byte[] file) {
        try (var reader = Json.createReader(new ByteArrayInputStream(file))) {
            JsonObject report = reader.readObject();
            JsonObject summary = report.getJsonObject("summary");
            return new OpenedReport(
                    report.getString("title"),
                    summary.getJsonNumber("orders").longValueExact(),
                    summary.getJsonNumber("quantity").longValueExact(),
                    summary.getJsonNumber("total").bigDecimalValue(),
                    report.getJsonArray("orders").getValuesAs(JsonObject.class).stream()
                            .map(ReportedOrder::of)
                            .toList());
        }
    }

    /** Validates it, too. */
    static OpenedReport xml(byte[] file) throws Exception {
        var parsers = DocumentBuilderFactory.newDefaultNSInstance();
        parsers.setSchema(SchemaFactory.newDefaultInstance().newSchema(SCHEMA.toFile()));
        var parser = parsers.newDocumentBuilder();
        parser.setErrorHandler(new NoErrors());
        Node report = parser.parse(new ByteArrayInputStream(file)).getDocumentElement();
        Node summary = child(report, "summary");
        return new OpenedReport(
                child(report, "title").getTextContent(),
                Long.parseLong(child(summary, "orders").getTextContent()),
                Long.parseLong(child(summary, "quantity").getTextContent()),
                new BigDecimal(child(summary, "total").getTextContent()),
                children(child(report, "orders"))
                        .map(order -> ReportedOrder.of(
                                children(order).map(Node::getTextContent).toList()))
                        .toList());
    }

    private static List<String> texts(Row row) {
        return List.of(
                decimal(row.getCell(0)).toBigIntegerExact().toString(),
                row.getCell(1)
                        .getLocalDateTimeCellValue()
                        .toInstant(ZoneOffset.UTC)
                        .toString(),
                row.getCell(2).getStringCellValue(),
                decimal(row.getCell(3)).toBigIntegerExact().toString(),
                decimal(row.getCell(4)).toBigIntegerExact().toString(),
                decimal(row.getCell(5)).toString(),
                row.getCell(6).getStringCellValue());
    }

    private static BigDecimal decimal(Cell cell) {
        return BigDecimal.valueOf(cell.getNumericCellValue()).setScale(2);
    }

    private static List<String> texts(Element row) {
        return List.of(
                row.child(0).text(),
                row.child(1).text().replace(' ', 'T') + "Z",
                row.child(2).wholeText(),
                row.child(3).text(),
                row.child(4).text(),
                row.child(5).text().replace(",", ""),
                row.child(6).text());
    }

    private static Node child(Node parent, String name) {
        return children(parent)
                .filter(child -> child.getLocalName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Node> children(Node parent) {
        NodeList children = parent.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(child -> child.getNodeType() == Node.ELEMENT_NODE);
    }

    /** A parser goes on after what is invalid, unless told otherwise. */
    private static final class NoErrors implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) throws SAXParseException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXParseException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXParseException {
            throw e;
        }
    }
}
