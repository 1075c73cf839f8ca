package org.petstore.web.xml;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.bind.Jsonb;
import java.io.StringReader;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.petstore.web.problems.Problem;

/** A representation as an element, out of its JSON: the two cannot drift apart. */
public final class XmlRepresentation {

    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private XmlRepresentation() {}

    /**
     * Tells the name of the element, if there is one.
     *
     * @param annotations those of the method that answers; null for answers that are ready later only
     */
    public static Optional<String> root(Class<?> type, Annotation[] annotations) {
        return Stream.concat(
                        Stream.ofNullable(type.getAnnotation(XmlRoot.class)),
                        Stream.ofNullable(annotations).flatMap(Arrays::stream))
                .filter(XmlRoot.class::isInstance)
                .map(annotation -> ((XmlRoot) annotation).value())
                .findFirst();
    }

    /** Writes the element. */
    public static void write(Object representation, String root, Jsonb json, XMLStreamWriter xml)
            throws XMLStreamException {
        XmlElements.write(root, object(representation, json), xml);
    }

    /** Writes a problem as RFC 9457 has it. */
    public static void writeProblem(Problem problem, Jsonb json, XMLStreamWriter xml) throws XMLStreamException {
        XmlElements.writeProblem(object(problem, json), xml);
    }

    private static JsonObject object(Object representation, Jsonb json) {
        if (representation instanceof JsonObject object) {
            return object;
        }
        try (var reader = READERS.createReader(new StringReader(json.toJson(representation)))) {
            return reader.readObject();
        }
    }
}
