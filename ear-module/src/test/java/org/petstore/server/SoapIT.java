package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.server.PetstoreClient.Answer;
import org.w3c.dom.Element;

/** Envelopes of both versions, to the resources themselves and to the one address of generated clients. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class SoapIT {

    private static final String REPORT = payload("createOrderReport", "<month>2030-01</month><format>csv</format>");

    private enum Version {
        V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml", "Client", 500),
        V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml", "Sender", 400);

        private final String namespace;
        private final String mediaType;
        private final String client;
        private final int clientStatus;

        Version(String namespace, String mediaType, String client, int clientStatus) {
            this.namespace = namespace;
            this.mediaType = mediaType;
            this.client = client;
            this.clientStatus = clientStatus;
        }

        String envelope(String header, String body) {
            return "<e:Envelope xmlns:e=\"%s\">%s<e:Body>%s</e:Body></e:Envelope>".formatted(namespace, header, body);
        }
    }

    private PetstoreClient client;
    private Schema schema;

    @BeforeAll
    void useServer(PetstoreClient client) throws Exception {
        this.client = client;
        schema = PublishedSchemas.of(client);
    }

    @ParameterizedTest
    @EnumSource
    void anEnvelopeIsTakenByTheResourcesThemselves(Version version) throws Exception {
        Answer accepted = post(version, "/reports/orders", version.envelope("", REPORT));

        Element job = child(body(version, accepted), "job");
        String jobId = text(job, "jobId");
        assertThat(accepted.status()).isEqualTo(200);
        assertThat(accepted.header("Location")).isEqualTo("/jobs/" + jobId);
        assertThatJob(client, jobId).completes();
        Answer status =
                post(version, "/jobs/" + jobId, version.envelope("", ""), Map.of("X-HTTP-Method-Override", "GET"));
        assertThat(text(body(version, status), "status")).isEqualTo("completed");
    }

    @ParameterizedTest
    @EnumSource
    void oneAddressTakesTheWholeConversation(Version version) throws Exception {
        Element accepted = call(version, "createOrderReport", "<month>2030-01</month><format>csv</format>");
        String jobId = text(accepted, "jobId");
        assertThatJob(client, jobId).completes();
        assertThat(text(call(version, "getJob", jobId(jobId)), "resultUrl")).isEqualTo("/reports/" + jobId);

        Element report = call(version, "getReport", jobId(jobId));
        assertThat(text(report, "fileName")).isEqualTo("orders-2030-01.csv");
        assertThat(text(report, "mediaType")).startsWith("text/csv");
        assertThat(Base64.getDecoder().decode(text(report, "content")))
                .isEqualTo(client.get("/reports/" + jobId).bytes());

        String csv =
                "name,category,status,price,birth_date\nRex,dog,available,99.50,2020-05-01\n,cat,sold,1,2020-05-01\n";
        String file = Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8));
        String importId = text(call(version, "importPets", "<file>%s</file>".formatted(file)), "jobId");
        assertThatJob(client, importId).completes();
        Element results = call(version, "getImportResults", jobId(importId));
        assertThat(text(results, "created")).isEqualTo("1");
        assertThat(text(results, "row")).isEqualTo("2");

        String cancelled = text(call(version, "createOrderReport", "<month>2024-03</month>"), "jobId");
        assertThat(text(call(version, "cancelJob", jobId(cancelled)), "status")).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @EnumSource
    void errorsAreFaultsWithTheProblemInside(Version version) throws Exception {
        assertFault(version, "createOrderReport", "<month>2024-13</month>", "month must be a month such as 2024-03");
        assertFault(version, "createOrderReport", "<mode/>", "month is required");
        assertFault(version, "getJob", jobId("018f0000-0000-7000-8000-000000000000"), "Job not found");
        assertFault(version, "getJob", jobId("x"), "jobId must be the id of a job");
        assertFault(version, "getReport", jobId("018f0000-0000-7000-8000-000000000000"), "Report not found");
        assertFault(version, "importPets", "<file>%</file>", "file must be a CSV file in base64");
        assertFault(version, "dropTables", "", "The envelope's body must be a request that the WSDL has");
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderThatMustBeUnderstoodIsRefused(Version version) throws Exception {
        String header = "<e:Header><x:transaction xmlns:x=\"urn:x\" e:mustUnderstand=\"1\"%s/></e:Header>";

        Answer refused = post(version, "/soap", version.envelope(header.formatted(""), REPORT));
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.text()).contains(":MustUnderstand<");
        if (version == Version.V1_2) {
            assertThat(refused.text()).contains("NotUnderstood", "qname=\"h:transaction\"", "xmlns:h=\"urn:x\"");
        }

        String role = version == Version.V1_1 ? "actor" : "role";
        String another = " e:%s=\"urn:another\"".formatted(role);
        assertThat(post(version, "/soap", version.envelope(header.formatted(another), REPORT))
                        .status())
                .isEqualTo(200);
        assertThat(post(
                                version,
                                "/soap",
                                version.envelope(
                                        header.replace("\"1\"", "\"0\"").formatted(""), REPORT))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anEnvelopeOfAnotherVersionIsAMismatch() throws Exception {
        Answer answer = post(Version.V1_1, "/soap", Version.V1_2.envelope("", REPORT));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains(":VersionMismatch<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<a/>",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"/>",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body/><e:Body/></e:Envelope>",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><a/><b/></e:Body></e:Envelope>",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>x</e:Body></e:Envelope>",
                "<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body><a>&x;</a></e:Body></e:Envelope>"
            })
    void whatIsNoEnvelopeIsAFaultOfTheClient(String message) throws Exception {
        Answer answer = post(Version.V1_1, "/soap", message);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("<faultcode>soap:Client</faultcode>").doesNotContain("root:");
        child(body(Version.V1_1, answer), "Fault");
    }

    @Test
    void anEnvelopeHasALimit() {
        Answer answer = post(Version.V1_2, "/soap", "x".repeat(2 * 1024 * 1024 + 1));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("2 MiB");
    }

    @Test
    void onlyEnvelopesAreTakenThere() {
        assertThat(client.post("/soap", "application/json", "{}").status()).isBetween(404, 415);
    }

    private Element call(Version version, String operation, String fields) throws Exception {
        Answer answer = post(version, "/soap", version.envelope("", payload(operation, fields)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Element response = child(body(version, answer), operation + "Response");
        schema.newValidator().validate(new DOMSource(response));
        return response;
    }

    private void assertFault(Version version, String operation, String fields, String error) throws Exception {
        Answer answer = post(version, "/soap", version.envelope("", payload(operation, fields)));

        assertThat(answer.status()).as(answer.text()).isEqualTo(version.clientStatus);
        Element fault = child(body(version, answer), "Fault");
        assertThat(fault.getTextContent()).contains("soap:" + version.client);
        schema.newValidator()
                .validate(new DOMSource(fault.getElementsByTagNameNS("urn:ietf:rfc:7807", "problem")
                        .item(0)));
        assertThat(fault.getElementsByTagNameNS("urn:ietf:rfc:7807", "error")
                        .item(0)
                        .getTextContent())
                .startsWith(error);
    }

    private Answer post(Version version, String path, String envelope) {
        return post(version, path, envelope, Map.of());
    }

    private Answer post(Version version, String path, String envelope, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", version.mediaType + "; charset=utf-8");
        if (version == Version.V1_1) {
            headers.put("SOAPAction", "\"\"");
        }
        return client.send("POST", path, headers, BodyPublishers.ofString(envelope));
    }

    private static Element body(Version version, Answer answer) throws Exception {
        assertThat(answer.header("Content-Type")).startsWith(version.mediaType);
        var parsers = DocumentBuilderFactory.newInstance();
        parsers.setNamespaceAware(true);
        Element envelope = parsers.newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.bytes()))
                .getDocumentElement();
        assertThat(envelope.getNamespaceURI()).isEqualTo(version.namespace);
        return child(envelope, "Body");
    }

    private static Element child(Element element, String name) {
        Element child = (Element) element.getLastChild();
        assertThat(child.getLocalName()).as(element.getTextContent()).isEqualTo(name);
        return child;
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagNameNS("*", name).item(0).getTextContent();
    }

    private static String jobId(String id) {
        return "<jobId>%s</jobId>".formatted(id);
    }

    private static String payload(String element, String fields) {
        return "<%1$s xmlns=\"urn:petstore:operations:1\">%2$s</%1$s>".formatted(element, fields);
    }
}
