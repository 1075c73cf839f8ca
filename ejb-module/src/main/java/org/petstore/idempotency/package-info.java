/**
 * A client that repeats a request because it had no answer gets the answer to the first one, and no second job
 * (draft-ietf-httpapi-idempotency-key-header-07). Each key is reserved before its request is read, and its first answer
 * is committed together with the job.
 */
package org.petstore.idempotency;
