package org.petstore.server;

import java.io.ByteArrayInputStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The schemas as clients get them. */
final class PublishedSchemas {

    private PublishedSchemas() {}

    static Schema of(PetstoreClient client) throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(Stream.of("petstore-1.xsd", "problem.xsd")
                        .map(name -> client.get("/schemas/" + name))
                        .map(answer -> new StreamSource(new ByteArrayInputStream(answer.bytes())))
                        .toArray(Source[]::new));
    }
}
