package org.petstore.jobs;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** Parameters, checkpoints and summaries as they are stored. */
final class JobJson {

    private static final Jsonb JSONB = JsonbBuilder.create();

    private JobJson() {}

    static String write(Object value) {
        return JSONB.toJson(value);
    }

    static <T> T read(String json, Class<T> type) {
        return JSONB.fromJson(json, type);
    }
}
