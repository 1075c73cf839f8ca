package org.petstore.jobs;

import jakarta.json.JsonObject;

/**
 * What a job that succeeded leaves.
 *
 * @param location the path at which the result is read, such as {@code /reports/…}
 * @param summary what the resource of that path needs to know, a small public record stored as
 *     JSON with the job
 * @param results told in the webhook in place of the location; null if the location says it all
 */
public record JobResult(String location, Object summary, JsonObject results) {}
