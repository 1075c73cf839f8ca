package org.petstore.web.soap;

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

@Provider
@Produces({MediaType.TEXT_XML, "application/soap+xml"})
public class SoapEnvelopeWriter implements MessageBodyWriter<Object> {

    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newFactory();
    private static final String PREFIX = SoapFault.PREFIX;

    @Context
    private Providers providers;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == SoapEnvelope.class;
    }

    @Override
    public void writeTo(
            Object answer,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> httpHeaders,
            OutputStream out)
            throws IOException {
        var envelope = (SoapEnvelope) answer;
        Jsonb json = providers
                .getContextResolver(Jsonb.class, MediaType.APPLICATION_JSON_TYPE)
                .getContext(type);
        try {
            XMLStreamWriter xml = WRITERS.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            String namespace = envelope.version().namespace();
            xml.writeStartElement(PREFIX, "Envelope", namespace);
            xml.writeNamespace(PREFIX, namespace);
            envelope.header().write(json, xml);
            xml.writeStartElement(PREFIX, "Body", namespace);
            envelope.body().write(json, xml);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("Could not write an envelope", e);
        }
    }
}
