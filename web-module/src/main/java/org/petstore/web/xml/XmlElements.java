package org.petstore.web.xml;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.petstore.platform.XmlText;

/**
 * JSON as elements: a member is an element of its name, in the order of the members, and the items of a list are elements
 * inside that of the list. What is null is left out.
 */
final class XmlElements {

    /** RFC 9457, appendix B. */
    static final String PROBLEM_NAMESPACE = "urn:ietf:rfc:7807";

    private final XMLStreamWriter xml;
    private final boolean isProblem;

    private XmlElements(XMLStreamWriter xml, boolean isProblem) {
        this.xml = xml;
        this.isProblem = isProblem;
    }

    /** Writes an element of our schema. */
    static void write(String name, JsonObject object, XMLStreamWriter xml) throws XMLStreamException {
        new XmlElements(xml, false).write(name, XmlRoot.NAMESPACE, object);
    }

    /** Writes a problem as RFC 9457 has it, where the items of a list are called {@code i}. */
    static void writeProblem(JsonObject problem, XMLStreamWriter xml) throws XMLStreamException {
        new XmlElements(xml, true).write("problem", PROBLEM_NAMESPACE, problem);
    }

    private void write(String root, String namespace, JsonObject object) throws XMLStreamException {
        xml.writeStartElement(root);
        xml.writeDefaultNamespace(namespace);
        writeMembers(object);
        xml.writeEndElement();
    }

    private void writeMembers(JsonObject object) throws XMLStreamException {
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            write(member.getKey(), member.getValue());
        }
    }

    private void write(String name, JsonValue value) throws XMLStreamException {
        if (value.getValueType() == JsonValue.ValueType.NULL) {
            return;
        }
        xml.writeStartElement(name);
        switch (value.getValueType()) {
            case OBJECT -> writeMembers(value.asJsonObject());
            case ARRAY -> writeItems(isProblem ? "i" : singular(name), value.asJsonArray());
            case STRING -> xml.writeCharacters(XmlText.legal(((JsonString) value).getString()));
            case NUMBER ->
                xml.writeCharacters(((JsonNumber) value).bigDecimalValue().toPlainString());
            default -> xml.writeCharacters(value.toString());
        }
        xml.writeEndElement();
    }

    private void writeItems(String name, JsonArray items) throws XMLStreamException {
        for (JsonValue item : items) {
            write(name, item);
        }
    }

    private static String singular(String plural) {
        return plural.endsWith("ies")
                ? plural.substring(0, plural.length() - 3) + "y"
                : plural.substring(0, plural.length() - 1);
    }
}
