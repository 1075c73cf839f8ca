package org.petstore.imports;

/**
 * Why a row was not stored.
 *
 * @param row counts data rows from 1
 * @param error all that is wrong with it, at most 500 characters
 */
public record RowError(long row, String error) {}
