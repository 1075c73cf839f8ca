package org.petstore.web.soap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.petstore.web.xml.XmlRoot;

/** A file inside an envelope, in base64. Written as it is read; closed in the end. */
record SoapFile(String fileName, String mediaType, InputStream content) {

    /** Whole groups of three bytes, which base64 makes four characters of. */
    private static final int CHUNK_BYTES = 3 * 8 * 1024;

    void write(XMLStreamWriter xml) throws XMLStreamException, IOException {
        xml.writeStartElement("reportFile");
        xml.writeDefaultNamespace(XmlRoot.NAMESPACE);
        write("fileName", fileName, xml);
        write("mediaType", mediaType, xml);
        xml.writeStartElement("content");
        try (content) {
            for (byte[] chunk = content.readNBytes(CHUNK_BYTES);
                    chunk.length > 0;
                    chunk = content.readNBytes(CHUNK_BYTES)) {
                xml.writeCharacters(Base64.getEncoder().encodeToString(chunk));
            }
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void write(String element, String text, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
