package org.petstore.reports;

import org.petstore.files.FilePart;

/**
 * A finished report; stored with its job.
 *
 * @param content where the file store has it
 * @param fileName the name to save it under
 */
public record ReportFile(FilePart content, String mediaType, String fileName) {}
