package org.petstore.jobs;

/**
 * The files of a job that has ended need not be kept any longer. Fired inside the transaction that notes that they are
 * gone, so an observer may be told again if it or the process fails: what it removes may be gone already.
 *
 * @param job as it ended
 */
public record JobExpired(Job job) {}
