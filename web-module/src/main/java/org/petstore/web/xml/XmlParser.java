package org.petstore.web.xml;

import java.io.ByteArrayInputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The one way to read XML of a client: nothing is ever fetched, and no entity is expanded but the five of XML itself. The
 * JDK's own parser, whatever else is on the class path, so that what is tested is what runs.
 */
public final class XmlParser {

    private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();

    static {
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        READERS.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        READERS.setProperty(XMLInputFactory.IS_COALESCING, true);
        READERS.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        READERS.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("There are no external entities");
        });
    }

    private XmlParser() {}

    /**
     * Begins to read a document and stands at its root element.
     *
     * @param charset null if the document tells itself
     * @throws XMLStreamException if it is not well-formed so far, or has a DOCTYPE
     */
    public static XMLStreamReader atRoot(byte[] document, String charset) throws XMLStreamException {
        var bytes = new ByteArrayInputStream(document);
        XMLStreamReader xml =
                charset == null ? READERS.createXMLStreamReader(bytes) : READERS.createXMLStreamReader(bytes, charset);
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw new XMLStreamException("There must be no DOCTYPE");
            }
        }
        return xml;
    }
}
