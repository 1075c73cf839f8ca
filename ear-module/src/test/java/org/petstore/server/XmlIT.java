package org.petstore.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.server.PetstoreClient.Answer;
import org.w3c.dom.Element;

/** The same resources for clients that speak XML: every answer is valid by the schema that the server itself gives. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class XmlIT {

    private static final String XML = "application/xml";
    private static final String NAMESPACE = "urn:petstore:operations:1";
    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    private final WebhookReceiver bait = new WebhookReceiver();
    private PetstoreClient client;
    private Schema schema;

    @BeforeAll
    void readTheSchemas(PetstoreClient client) throws Exception {
        this.client = client;
        schema = PublishedSchemas.of(client);
    }

    @AfterAll
    void closeTheBait() {
        bait.close();
    }

    @Test
    void aReportIsAskedForWatchedAndCancelledInXml() throws Exception {
        Answer accepted = requestReport("<month>2024-03</month><format>pdf</format>");
        assertThat(accepted.status()).isEqualTo(202);
        Element job = valid(accepted, "job");
        String jobId = text(job, "jobId");
        assertThat(accepted.header("Location")).isEqualTo("/jobs/" + jobId);
        assertThat(accepted.header("Content-Type")).startsWith(XML);
        assertThat(names(job)).containsExactly("jobId", "status", "createdAt", "statusUrl");

        Answer cancelled = client.send("DELETE", "/jobs/" + jobId, Map.of("Accept", XML));
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(text(valid(cancelled, "job"), "status")).isEqualTo("cancelled");

        Answer status = get("/jobs/" + jobId, XML);
        assertThat(status.status()).isEqualTo(200);
        assertThat(text(valid(status, "job"), "status")).isEqualTo("cancelled");
    }

    @Test
    void aCompletedJobLeadsToItsResultAsWithJson() throws Exception {
        String jobId = text(valid(requestReport("<format>csv</format><month>2030-01</month>"), "job"), "jobId");
        assertThatJob(client, jobId).completes();

        Answer status = get("/jobs/" + jobId, "text/xml");

        assertThat(status.status()).isEqualTo(303);
        assertThat(status.header("Location")).isEqualTo("/reports/" + jobId);
        assertThat(status.header("Content-Type")).startsWith("text/xml");
        assertThat(text(valid(status, "job"), "resultUrl")).isEqualTo("/reports/" + jobId);
    }

    @Test
    void anImportTellsItsResultsInXml() throws Exception {
        String jobId = client.importPets("""
                name,category,status,price,birth_date
                Rex,dog,available,99.50,2020-05-01
                "<Nessie> & \u0001",monster,available,1,2020-05-01
                """).jobId();
        assertThatJob(client, jobId).completes();

        Element results = valid(get("/imports/" + jobId, XML), "importResults");

        assertThat(text(results, "created")).isEqualTo("1");
        assertThat(text(results, "row")).isEqualTo("2");
    }

    @Test
    void aSmallFileMayBeInsideTheRequest() throws Exception {
        String file = Base64.getEncoder()
                .encodeToString(
                        "name;category;status;price;birth_date\nRex;dog;available;1;2020-05-01\n".getBytes(UTF_8));
        String fields = "<file>\n%s\n</file><delimiter>;</delimiter>".formatted(file);

        String jobId = text(valid(postXml("/pets/import?dryRun=true", request("importPets", fields)), "job"), "jobId");

        assertThatJob(client, jobId).completes();
        Element results = valid(get("/imports/" + jobId, XML), "importResults");
        assertThat(text(results, "created")).isEqualTo("1");
        assertThat(text(results, "dryRun")).isEqualTo("true");
        Answer refused = postXml("/orders/import", request("importOrders", "<file>%</file><mood/>"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(text(valid(refused, "problem"), "error"))
                .isEqualTo("file must be a CSV file in base64; mood is not a field of this request");
    }

    @Test
    void aFailedJobSaysWhy() throws Exception {
        String jobId = client.importPets("no,such,header\n1,2,3\n").jobId();
        assertThatJob(client, jobId).endsAs("failed");

        assertThat(text(valid(get("/jobs/" + jobId, XML), "job"), "error")).isNotBlank();
    }

    @Test
    void listsAndWhatTheyListAreValid() throws Exception {
        assertThat(text(valid(get("/pets?limit=2", XML), "pets"), "next")).startsWith("/pets?limit=2&cursor=");
        valid(get("/jobs?limit=2", XML), "jobs");
        valid(get("/pets/1", XML), "pet");
        valid(get("/orders?limit=1000", XML), "orders");
        valid(get("/orders/4", XML), "order");
        valid(get("/webhooks/keys", XML), "signingKeys");
    }

    @Test
    void subscribersAndDeliveriesAreValid() throws Exception {
        Answer created = postXml(
                "/webhooks/subscribers", request("createSubscriber", "<origin>http://xml.test.example:1</origin>"));
        assertThat(created.status()).isEqualTo(201);
        String id = text(valid(created, "subscriber"), "id");
        assertThat(created.header("Location")).isEqualTo("/webhooks/subscribers/" + id);
        valid(get("/webhooks/subscribers/" + id, XML), "subscriber");
        valid(get("/webhooks/subscribers", XML), "subscribers");

        Answer tested =
                postXml("/webhooks/test", request("testWebhook", "<callbackUrl>http://127.0.0.1:1/</callbackUrl>"));
        assertThat(text(valid(tested, "attempt"), "delivered")).isEqualTo("false");

        Answer redelivered = postXml(
                "/webhooks/redeliver",
                request("redeliver", "<host>xml.test.example</host><since>2026-01-01T00:00:00Z</since>"));
        assertThat(redelivered.status()).isEqualTo(202);
        assertThat(text(valid(redelivered, "redelivery"), "deliveries")).isEqualTo("0");

        String jobId = text(
                valid(requestReport("<month>2030-01</month><callbackUrl>http://127.0.0.1:1/</callbackUrl>"), "job"),
                "jobId");
        assertThatJob(client, jobId).completes();
        Element log = valid(get("/jobs/" + jobId + "/deliveries", XML), "deliveryLog");
        Answer again =
                client.send("POST", "/deliveries/" + text(log, "deliveryId") + "/redeliver", Map.of("Accept", XML));
        assertThat(text(valid(again, "delivery"), "jobId")).isEqualTo(jobId);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                                             | application/json
            */*                                            | application/json
            application/*                                  | application/json
            application/xml, application/json              | application/json
            application/json;q=0.5, application/xml;q=0.5  | application/json
            application/xml;q=0.1, */*;q=0.5               | application/json
            text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8 | application/json
            text/html, application/xml;q=0.9, */*;q=0.1    | application/json
            text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2 | application/json
            application/xml                                | application/xml
            application/json;q=0.5, application/xml        | application/xml
            application/xml, */*;q=0.1                     | application/xml
            application/xml, text/xml;q=0.9, text/plain    | application/xml
            text/xml                                       | text/xml
            """)
    void xmlIsForThoseWhoPreferIt(String accept, String expected) {
        Answer answer = accept == null || accept.isEmpty() ? client.get("/pets/1") : get("/pets/1", accept);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(expected);

        Answer problem = accept == null || accept.isEmpty() ? client.get("/pets/0") : get("/pets/0", accept);
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.header("Content-Type"))
                .startsWith(expected.endsWith("json") ? "application/problem+json" : "application/problem+xml");
    }

    @Test
    void aClientWithoutAcceptGetsJsonWhateverItSends() {
        Answer answer = client.post("/reports/orders", XML, request("createOrderReport", "<month>2030-01</month>"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().getString("status")).isEqualTo("pending");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/xml;q=0",
                "text/plain",
                "text/html",
                BROWSER + ";x",
                "xml",
                ";;",
                "a/b/c",
                "text/xml;q=x"
            })
    void anAcceptThatCannotBeMetIsNoFaultOfTheServer(String accept) {
        assertThat(get("/pets/1", accept).status()).isBetween(200, 406);
        assertThat(get("/pets/0", accept).status()).isBetween(400, 406);
    }

    @Test
    void errorsAreProblemsInXml() throws Exception {
        Answer answer = requestReport("<month>2024-13</month><format>docx</format><z/>");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+xml");
        Element problem = valid(answer, "problem");
        assertThat(problem.getNamespaceURI()).isEqualTo("urn:ietf:rfc:7807");
        assertThat(text(problem, "error"))
                .isEqualTo("month must be a month such as 2024-03; "
                        + "format must be one of: pdf, xlsx, csv, html, json, xml; z is not a field of this request");
        assertThat(problem.getElementsByTagNameNS("*", "i").getLength()).isEqualTo(3);

        for (Answer other : List.of(
                get("/nowhere", XML),
                get("/jobs/1", XML),
                get("/reports/1", XML),
                client.send("PUT", "/jobs/1", Map.of("Accept", XML)),
                client.send("POST", "/reports/orders", Map.of("Accept", XML, "Content-Type", "text/plain")),
                requestReport(" ".repeat(70_000)))) {
            assertThat(text(valid(other, "problem"), "status")).isEqualTo(Integer.toString(other.status()));
        }
    }

    Stream<byte[]> attacks() {
        String valid = request("createOrderReport", "<month>2030-01</month>");
        String entity = request("createOrderReport", "<month>2030-01&x;</month>");
        String laughs = "<!DOCTYPE r [<!ENTITY a0 'ha'>%s]>"
                .formatted(IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> "<!ENTITY a%d '%s'>"
                                .formatted(i, "&a%d;".formatted(i - 1).repeat(10)))
                        .collect(Collectors.joining()));
        return Stream.of(
                        "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + entity,
                        "<!DOCTYPE r [<!ENTITY x SYSTEM '%s'>]>".formatted(bait.url()) + entity,
                        "<!DOCTYPE r SYSTEM '%s'>".formatted(bait.url()) + valid,
                        "<!DOCTYPE r [<!ENTITY %% x SYSTEM '%s'> %%x;]>".formatted(bait.url()) + valid,
                        laughs + request("createOrderReport", "<month>&a9;</month>"),
                        "<!DOCTYPE r [<!ENTITY x '" + "x".repeat(30_000) + "'>]>"
                                + request("createOrderReport", "&x;".repeat(5_000)),
                        request(
                                "createOrderReport",
                                "<month>2030-01</month><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/passwd' parse='text'/>"),
                        "<?xml-stylesheet href='file:///etc/passwd'?>" + request("createOrderReport", "<month/>"),
                        request("createOrderReport", "<month>" + "2".repeat(60_000) + "</month>"),
                        request("createOrderReport", "<month x='" + "2".repeat(60_000) + "'>2030-01</month>"),
                        request("createOrderReport", "<" + "x".repeat(60_000) + "/>"),
                        "<a>".repeat(20_000),
                        request(
                                "createOrderReport",
                                "<month>" + "<a>".repeat(7_000) + "</a>".repeat(7_000) + "</month>"),
                        request(
                                "createOrderReport",
                                "<month"
                                        + IntStream.range(0, 5_000)
                                                .mapToObj(i -> " a%d='1'".formatted(i))
                                                .collect(Collectors.joining())
                                        + "/>"),
                        "<?xml version='1.0' encoding='utf-16'?>" + valid,
                        "<?xml version='1.0' encoding='x'?>" + valid,
                        "\u0000\u0001\u0002",
                        valid + valid)
                .map(document -> document.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void anAttackIsABadRequestAndNothingIsFetched(byte[] document) throws Exception {
        for (String type : List.of(XML, "text/xml")) {
            Answer answer = client.send(
                    "POST",
                    "/reports/orders",
                    Map.of("Accept", XML, "Content-Type", type),
                    BodyPublishers.ofByteArray(document));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            valid(answer, "problem");
            assertThat(answer.text()).doesNotContain("root:", "Exception");
        }
        assertThat(bait.deliveries()).isEmpty();
    }

    @Test
    void theEncodingIsTheDocumentsOrTheRequests() {
        String valid = request("createOrderReport", "<month>2030-01</month>");

        assertThat(encoded(XML, valid.getBytes(UTF_16)).status()).isEqualTo(202);
        assertThat(encoded(XML, ("<?xml version='1.0' encoding='ISO-8859-1'?>" + valid).getBytes(ISO_8859_1))
                        .status())
                .isEqualTo(202);
        assertThat(encoded("text/xml; charset=iso-8859-1", valid.getBytes(ISO_8859_1))
                        .status())
                .isEqualTo(202);
        assertThat(encoded("text/xml; charset=\"UTF-8\"", ("\uFEFF" + valid).getBytes(UTF_8))
                        .status())
                .isEqualTo(202);
        for (Answer wrong : List.of(
                encoded("text/xml; charset=nonsense", valid.getBytes(UTF_8)),
                encoded(XML, misled(valid)),
                encoded(XML, request("createOrderReport", "<month>ü</month>").getBytes(ISO_8859_1)))) {
            assertThat(wrong.status()).as(wrong.text()).isEqualTo(400);
        }
    }

    /** A mark of UTF-16 before what is UTF-8. */
    private static byte[] misled(String document) {
        byte[] text = document.getBytes(UTF_8);
        byte[] bytes = new byte[text.length + 2];
        bytes[0] = (byte) 0xFE;
        bytes[1] = (byte) 0xFF;
        System.arraycopy(text, 0, bytes, 2, text.length);
        return bytes;
    }

    private Answer encoded(String type, byte[] document) {
        return client.post("/reports/orders", type, BodyPublishers.ofByteArray(document));
    }

    private Answer requestReport(String fields) {
        return postXml("/reports/orders", request("createOrderReport", fields));
    }

    private Answer postXml(String path, String document) {
        return client.send("POST", path, Map.of("Accept", XML, "Content-Type", XML), BodyPublishers.ofString(document));
    }

    private Answer get(String path, String accept) {
        return client.send("GET", path, Map.of("Accept", accept));
    }

    private static String request(String root, String fields) {
        return "<%1$s xmlns=\"%2$s\">%3$s</%1$s>".formatted(root, NAMESPACE, fields);
    }

    private Element valid(Answer answer, String root) throws Exception {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(answer.bytes())));
        var parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        Element element = parsers.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.bytes()))
                .getDocumentElement();
        assertThat(element.getLocalName()).as(answer.text()).isEqualTo(root);
        return element;
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagNameNS("*", name).item(0).getTextContent();
    }

    private static List<String> names(Element element) {
        return Stream.iterate(element.getFirstChild(), node -> node != null, node -> node.getNextSibling())
                .map(node -> node.getLocalName())
                .toList();
    }
}
