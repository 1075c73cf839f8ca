package org.petstore.jobs;

import java.util.Collection;
import java.util.UUID;

/**
 * Jobs have changed in a way that a client can see. Fired inside the transaction that changes them, if there is one;
 * observe it after the commit.
 */
public record JobsChanged(Collection<UUID> ids) {}
