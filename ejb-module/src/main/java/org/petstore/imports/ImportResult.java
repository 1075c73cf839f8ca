package org.petstore.imports;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What an import came to, row by row.
 *
 * @param errors in the order of the rows, the first {@value ImportResults#MOST_ERRORS} at most
 * @param errorsTruncated whether there are more
 */
public record ImportResult(long created, long failed, List<RowError> errors, boolean errorsTruncated) {

    // The factory is looked up once: each look-up searches the class path, and there is one object per error
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** As it is told in the webhook and by {@code GET /imports/…}; {@code errorsTruncated} only if they are. */
    public JsonObject toJson() {
        var list = JSON.createArrayBuilder();
        for (RowError error : errors) {
            list.add(JSON.createObjectBuilder().add("row", error.row()).add("error", error.error()));
        }
        var result = JSON.createObjectBuilder()
                .add("created", created)
                .add("failed", failed)
                .add("errors", list);
        if (errorsTruncated) {
            result.add("errorsTruncated", true);
        }
        return result.build();
    }
}
