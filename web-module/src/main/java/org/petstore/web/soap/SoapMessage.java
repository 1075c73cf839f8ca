package org.petstore.web.soap;

import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.requests.Fields;
import org.petstore.web.requests.XmlFieldsReader;
import org.petstore.web.xml.XmlParser;

/** What came in an envelope. */
final class SoapMessage {

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();

    static {
        WRITERS.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, true);
    }

    private final String element;
    private final byte[] document;
    private final QName notUnderstood;

    private SoapMessage(String element, byte[] document, QName notUnderstood) {
        this.element = element;
        this.document = document;
        this.notUnderstood = notUnderstood;
    }

    /**
     * Opens an envelope.
     *
     * @return empty if it is one of another version
     * @throws RefusedException if it is none
     */
    static Optional<SoapMessage> read(byte[] envelope, String charset, SoapVersion version) {
        try {
            XMLStreamReader xml = XmlParser.atRoot(envelope, charset);
            if (!xml.getLocalName().equals("Envelope")) {
                throw new RefusedException(Status.BAD_REQUEST, "The request body must be a SOAP envelope");
            }
            return version.namespace().equals(xml.getNamespaceURI())
                    ? Optional.of(new Reading(xml, version).read())
                    : Optional.empty();
        } catch (RefusedException e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) { // the parser has its own for some malformed texts
            throw new RefusedException(Status.BAD_REQUEST, "The request body is not well-formed XML without a DOCTYPE");
        }
    }

    /** The name of the element in the body, if there is one. */
    Optional<String> element() {
        return Optional.ofNullable(element);
    }

    /** It as a document of its own; empty if there is none. */
    InputStream document() {
        return new ByteArrayInputStream(document);
    }

    /** Its fields, if it is a request of a job. */
    Fields fields() {
        return XmlFieldsReader.read(document, null, element);
    }

    /** The first header that we would have to understand, and do not: there is none that we do. */
    Optional<QName> notUnderstood() {
        return Optional.ofNullable(notUnderstood);
    }

    private static final class Reading {

        private final XMLStreamReader xml;
        private final SoapVersion version;
        private String element;
        private byte[] document = {};
        private QName notUnderstood;

        Reading(XMLStreamReader xml, SoapVersion version) {
            this.xml = xml;
            this.version = version;
        }

        SoapMessage read() throws XMLStreamException {
            boolean hasBody = false;
            while (nextChild()) {
                if (is("Header")) {
                    readHeaders();
                } else if (is("Body") && !hasBody) {
                    hasBody = true;
                    readBody();
                } else {
                    throw new RefusedException(
                            Status.BAD_REQUEST, "The envelope must have a Body, once, after at most one Header");
                }
            }
            if (!hasBody) {
                throw new RefusedException(Status.BAD_REQUEST, "The envelope must have a Body");
            }
            while (xml.hasNext()) {
                xml.next();
            }
            return new SoapMessage(element, document, notUnderstood);
        }

        private void readHeaders() throws XMLStreamException {
            while (nextChild()) {
                String must = xml.getAttributeValue(version.namespace(), "mustUnderstand");
                boolean isForUs =
                        SoapVersion.isForUs(xml.getAttributeValue(version.namespace(), version.roleAttribute()));
                if (notUnderstood == null && isForUs && ("1".equals(must) || "true".equals(must))) {
                    notUnderstood = xml.getName();
                }
                skip();
            }
        }

        private void readBody() throws XMLStreamException {
            while (nextChild()) {
                if (element != null) {
                    throw new RefusedException(Status.BAD_REQUEST, "The envelope's body must have one element");
                }
                element = xml.getLocalName();
                document = copy();
            }
        }

        /** Goes to the next element inside the present one, or to its end. */
        private boolean nextChild() throws XMLStreamException {
            while (true) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        return false;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (!xml.isWhiteSpace()) {
                            throw new RefusedException(
                                    Status.BAD_REQUEST, "The envelope must have elements only, and no text");
                        }
                    }
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("An unknown entity");
                    default -> {}
                }
            }
        }

        private boolean is(String name) {
            return xml.getLocalName().equals(name) && version.namespace().equals(xml.getNamespaceURI());
        }

        private void skip() throws XMLStreamException {
            for (int depth = 1; depth > 0; ) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        }

        /** The element as a document in UTF-8, without comments and instructions. */
        private byte[] copy() throws XMLStreamException {
            var bytes = new ByteArrayOutputStream();
            XMLStreamWriter copy = WRITERS.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            copyStart(copy);
            for (int depth = 1; depth > 0; ) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        copyStart(copy);
                        depth++;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        copy.writeEndElement();
                        depth--;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        copy.writeCharacters(xml.getText());
                    case XMLStreamConstants.ENTITY_REFERENCE -> throw new XMLStreamException("An unknown entity");
                    default -> {}
                }
            }
            copy.flush();
            return bytes.toByteArray();
        }

        private void copyStart(XMLStreamWriter copy) throws XMLStreamException {
            QName name = xml.getName();
            copy.writeStartElement(name.getPrefix(), name.getLocalPart(), name.getNamespaceURI());
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                QName attribute = xml.getAttributeName(i);
                if (attribute.getNamespaceURI().isEmpty()) {
                    copy.writeAttribute(attribute.getLocalPart(), xml.getAttributeValue(i));
                } else {
                    copy.writeAttribute(
                            attribute.getPrefix(),
                            attribute.getNamespaceURI(),
                            attribute.getLocalPart(),
                            xml.getAttributeValue(i));
                }
            }
        }
    }
}
