package org.petstore.imports;

/**
 * What an import came to, stored with its job.
 *
 * @param created rows that were stored
 * @param updated rows that took the place of stored ones; null if that was not asked for
 * @param failed rows that were not; why is in the table of import errors
 * @param dryRun whether all this only would have happened
 */
public record ImportSummary(long created, Long updated, long failed, boolean dryRun) {}
