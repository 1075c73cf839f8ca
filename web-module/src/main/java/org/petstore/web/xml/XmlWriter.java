package org.petstore.web.xml;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
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
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.petstore.web.problems.Problem;

/** Writes every representation as XML in UTF-8, out of its JSON: the two cannot drift apart. */
@Provider
@Produces({MediaType.APPLICATION_XML, MediaType.TEXT_XML, "application/problem+xml"})
public class XmlWriter implements MessageBodyWriter<Object> {

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    @Context
    private Providers providers;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Problem.class || root(type, annotations).isPresent();
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
        JsonObject json = json(representation);
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            if (representation instanceof Problem) {
                XmlElements.writeProblem(json, xml);
            } else {
                XmlElements.write(root(type, annotations).orElseThrow().value(), json, xml);
            }
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("Could not write an answer as XML", e);
        }
    }

    private JsonObject json(Object representation) {
        if (representation instanceof JsonObject json) {
            return json;
        }
        Jsonb json = providers
                .getContextResolver(Jsonb.class, MediaType.APPLICATION_JSON_TYPE)
                .getContext(representation.getClass());
        try (var reader = READERS.createReader(new StringReader(json.toJson(representation)))) {
            return reader.readObject();
        }
    }

    /** Answers that are ready later only come without the annotations of their method. */
    private static Optional<XmlRoot> root(Class<?> type, Annotation[] annotations) {
        return Optional.ofNullable(type.getAnnotation(XmlRoot.class))
                .or(() -> Stream.ofNullable(annotations)
                        .flatMap(Arrays::stream)
                        .filter(XmlRoot.class::isInstance)
                        .map(XmlRoot.class::cast)
                        .findFirst());
    }
}
