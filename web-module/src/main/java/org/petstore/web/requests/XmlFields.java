package org.petstore.web.requests;

import jakarta.ws.rs.core.Response.Status;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.xml.XmlRoot;

/**
 * The fields of one element. White space around a text is that of who indents; {@code xsi:nil} counts as absent. An
 * attribute is a field that nobody asked for, {@code @name}, unless it is one of XML Schema.
 */
final class XmlFields {

    private final XMLStreamReader xml;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Set<String> repeated = new LinkedHashSet<>();
    private final Set<String> nested = new LinkedHashSet<>();

    XmlFields(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** Reads the element that the reader stands at, and the document to its end. */
    Fields read(String root) throws XMLStreamException {
        if (!xml.getLocalName().equals(root) || !XmlRoot.NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new RefusedException(
                    Status.BAD_REQUEST,
                    "The request body must be the element %s of the namespace %s".formatted(root, XmlRoot.NAMESPACE));
        }
        readAttributes("");
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            switch (xml.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> readField();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> requireWhiteSpace(root);
                default -> requireHarmless();
            }
        }
        while (xml.hasNext()) {
            xml.next();
        }
        var fields = new Fields(texts);
        repeated.forEach(name -> fields.refuse(name, "is given twice"));
        nested.forEach(name -> fields.refuse(name, "must be a text"));
        return fields;
    }

    private void readField() throws XMLStreamException {
        String name = name();
        boolean isNil = isNil();
        readAttributes(name);
        String text = text(name);
        if (!isNil && texts.putIfAbsent(name, text) != null) {
            repeated.add(name);
        }
    }

    /** A name of another namespace is told with it, and so is known to nobody. */
    private String name() {
        String namespace = xml.getName().getNamespaceURI();
        return namespace.equals(XmlRoot.NAMESPACE)
                ? xml.getLocalName()
                : "{%s}%s".formatted(namespace, xml.getLocalName());
    }

    private boolean isNil() {
        String nil = xml.getAttributeValue(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "nil");
        return "true".equals(nil) || "1".equals(nil);
    }

    private void readAttributes(String element) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(xml.getAttributeNamespace(i))) {
                texts.put(element + "@" + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
    }

    /** All of the field's element, however deep; elements inside it are noted. */
    private String text(String name) throws XMLStreamException {
        var text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    nested.add(name);
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getText());
                default -> requireHarmless();
            }
        }
        return text.toString().strip();
    }

    private void requireWhiteSpace(String root) {
        if (!xml.isWhiteSpace()) {
            throw new RefusedException(
                    Status.BAD_REQUEST, "The element %s must have elements only, and no text".formatted(root));
        }
    }

    /** An entity that is not known is no error to every parser, but would be a text that is silently lost. */
    private void requireHarmless() throws XMLStreamException {
        switch (xml.getEventType()) {
            case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION, XMLStreamConstants.SPACE -> {}
            default -> throw new XMLStreamException("Neither text nor element");
        }
    }
}
