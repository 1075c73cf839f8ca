package org.petstore.jobs;

import java.util.List;
import java.util.UUID;

/**
 * Jobs are not remembered any longer. Fired inside the transaction that deletes their rows: the rows of an observer go
 * with them or stay with them.
 */
public record JobsRemoved(List<UUID> jobs) {}
