package org.petstore.imports;

/**
 * How a client wants its file to be read and stored.
 *
 * @param charset the name of the file's charset; null for UTF-8. A byte order mark wins
 * @param dryRun whether the file is only checked, and no row is stored
 * @param maxErrors the import fails as soon as more rows than that have; null for no limit
 */
public record ImportOptions(Delimiter delimiter, String charset, boolean dryRun, ImportMode mode, Long maxErrors) {

    /** What holds for a client that says nothing. */
    public static final ImportOptions DEFAULTS =
            new ImportOptions(Delimiter.COMMA, null, false, ImportMode.CREATE, null);

    boolean isUpsert() {
        return mode == ImportMode.UPSERT;
    }

    /** Whether an import of which so many rows have failed is to stop. */
    boolean isExceededBy(long failed) {
        return maxErrors != null && failed > maxErrors;
    }
}
