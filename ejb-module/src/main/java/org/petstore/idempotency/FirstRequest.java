package org.petstore.idempotency;

import java.time.Instant;
import java.util.UUID;

/**
 * The request that a key was first used for, which has been accepted.
 *
 * @param jobId its job
 * @param createdAt when that was made
 * @param fingerprint what another request must equal to be the same
 * @param expiresAt from when on the key may be used for another request
 */
public record FirstRequest(UUID jobId, Instant createdAt, String fingerprint, Instant expiresAt) {}
