package org.petstore.web.xml;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.junit.jupiter.api.Test;

class XmlElementsTest {

    @Test
    void membersAreElementsInTheirOrder() throws Exception {
        assertThat(xml("{\"b\":\"x\",\"a\":{\"n\":1.50,\"t\":true,\"none\":null}}"))
                .isEqualTo("<e xmlns=\"urn:petstore:operations:1\"><b>x</b><a><n>1.50</n><t>true</t></a></e>");
    }

    @Test
    void listsHaveAnElementOfTheirOwnAndOneForEachItem() throws Exception {
        assertThat(xml("{\"errors\":[{\"row\":1},{\"row\":2}],\"deliveries\":[\"x\"],\"items\":[]}"))
                .isEqualTo("<e xmlns=\"urn:petstore:operations:1\">"
                        + "<errors><error><row>1</row></error><error><row>2</row></error></errors>"
                        + "<deliveries><delivery>x</delivery></deliveries><items/></e>");
    }

    @Test
    void whatXmlCannotCarryIsReplaced() throws Exception {
        assertThat(xml("{\"a\":\"<&\\u0000]]>\"}"))
                .isEqualTo("<e xmlns=\"urn:petstore:operations:1\"><a>&lt;&amp;\uFFFD]]&gt;</a></e>");
    }

    @Test
    void amountsHaveNoExponent() throws Exception {
        assertThat(xml("{\"a\":1E+3}")).contains("<a>1000</a>");
    }

    @Test
    void problemsAreThoseOfTheStandard() throws Exception {
        var out = new StringWriter();
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
        XmlElements.writeProblem(object("{\"status\":400,\"fields\":[{\"name\":\"month\"}]}"), xml);
        xml.flush();

        assertThat(out)
                .hasToString("<problem xmlns=\"urn:ietf:rfc:7807\"><status>400</status>"
                        + "<fields><i><name>month</name></i></fields></problem>");
    }

    private static String xml(String json) throws XMLStreamException {
        var out = new StringWriter();
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
        XmlElements.write("e", object(json), xml);
        xml.flush();
        return out.toString();
    }

    private static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
