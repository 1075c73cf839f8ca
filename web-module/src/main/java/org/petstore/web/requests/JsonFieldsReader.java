package org.petstore.web.requests;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.petstore.web.problems.RefusedException;

/**
 * Reads {@link Fields} from a JSON object (RFC 8259) of at most 64 KiB; numbers, true and
 * false count as their texts. A name that comes twice is refused: which of
 * the two was meant, nobody knows.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonFieldsReader implements MessageBodyReader<Fields> {

    private static final String NOT_AN_OBJECT = "The request body must be a JSON object";

    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Fields.class;
    }

    @Override
    public Fields readFrom(
            Class<Fields> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> httpHeaders,
            InputStream body)
            throws IOException {
        return fields(parse(RequestBody.read(body, RequestBody.MOST_KIB, "a JSON object")));
    }

    private static JsonObject parse(byte[] bytes) {
        if (read(bytes) instanceof JsonObject object) {
            return object;
        }
        throw new RefusedException(Status.BAD_REQUEST, NOT_AN_OBJECT);
    }

    private static JsonValue read(byte[] bytes) {
        try (var reader = READERS.createReader(new ByteArrayInputStream(bytes))) {
            return reader.readValue();
        } catch (RuntimeException e) { // what is too deep or too long for the parser has no type of its own
            throw new RefusedException(
                    Status.BAD_REQUEST, "The request body is not valid JSON in UTF-8, or names a field twice");
        }
    }

    private static Fields fields(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> notText = new ArrayList<>();
        object.forEach((name, value) -> {
            switch (value.getValueType()) {
                case STRING -> texts.put(name, ((JsonString) value).getString());
                case NUMBER, TRUE, FALSE -> texts.put(name, value.toString());
                case ARRAY, OBJECT -> notText.add(name);
                case NULL -> {}
            }
        });
        var fields = new Fields(texts);
        notText.forEach(name -> fields.refuse(name, "must be a string"));
        return fields;
    }
}
