package org.petstore.imports;

/**
 * What an import came to, stored with its job.
 *
 * @param created rows that were stored
 * @param failed rows that were not; why is in the table of import errors
 */
public record ImportSummary(long created, long failed) {}
