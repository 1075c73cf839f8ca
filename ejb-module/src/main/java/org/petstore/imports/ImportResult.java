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
 */
public record ImportResult(ImportSummary summary, List<RowError> errors) {

    // The factory is looked up once: each look-up searches the class path, and there is one object per error
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /**
     * As it is told in the webhook and by {@code GET /imports/…}. There are {@code dryRun}, {@code updated} and
     * {@code errorsTruncated} only where they have something to say.
     */
    public JsonObject toJson() {
        var result = JSON.createObjectBuilder();
        if (summary.dryRun()) {
            result.add("dryRun", true);
        }
        result.add("created", summary.created());
        if (summary.updated() != null) {
            result.add("updated", summary.updated());
        }
        var list = JSON.createArrayBuilder();
        for (RowError error : errors) {
            list.add(JSON.createObjectBuilder().add("row", error.row()).add("error", error.error()));
        }
        result.add("failed", summary.failed()).add("errors", list);
        if (summary.failed() > errors.size()) {
            result.add("errorsTruncated", true);
        }
        return result.build();
    }
}
