package org.petstore.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;

/** A response whose body is text in UTF-8. The names of the headers are in lower case; of several of one name the last counts. */
record HttpAnswer(int status, Map<String, String> headers, String body) {

    JsonObject json() {
        try (var reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }
}
