package org.petstore.idempotency;

import java.util.UUID;

/**
 * The right to do the request of a key. The id of the job to come tells it from any other for the same key.
 *
 * @param key what is reserved
 * @param jobId the job that the request is to make
 */
public record Reservation(IdempotencyKey key, UUID jobId) {}
