package org.petstore.web.xml;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.petstore.web.problems.Problem;

/** Writes every representation as a document in UTF-8. */
@Provider
@Produces({MediaType.APPLICATION_XML, MediaType.TEXT_XML, "application/problem+xml"})
public class XmlWriter implements MessageBodyWriter<Object> {

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();

    @Context
    private Providers providers;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Problem.class
                || XmlRepresentation.root(type, annotations).isPresent();
    }

    @Override
    public void writeTo(
            Object representation,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> httpHeaders,
            OutputStream out)
            throws IOException {
        Jsonb json = providers
                .getContextResolver(Jsonb.class, MediaType.APPLICATION_JSON_TYPE)
                .getContext(type);
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            if (representation instanceof Problem problem) {
                XmlRepresentation.writeProblem(problem, json, xml);
            } else {
                XmlRepresentation.write(
                        representation,
                        XmlRepresentation.root(type, annotations).orElseThrow(),
                        json,
                        xml);
            }
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("Could not write an answer as XML", e);
        }
    }
}
