package org.petstore.reports;

/**
 * A finished report; stored with its job.
 *
 * @param key where the file store has it
 * @param fileName the name to save it under
 */
public record ReportFile(String key, String mediaType, String fileName) {}
