package org.petstore.jobs;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * A job has reached a final state. Fired inside the transaction that moves it there: what an observer writes is
 * committed with the end of the job or not at all.
 *
 * @param job as it is after the change
 * @param results what {@link JobResult#results} gave
 */
public record JobFinished(Job job, Optional<JsonObject> results) {}
