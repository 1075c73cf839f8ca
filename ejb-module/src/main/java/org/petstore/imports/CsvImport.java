package org.petstore.imports;

import java.util.Set;

/**
 * What an import job is told.
 *
 * @param fileKey where the upload is in the {@link org.petstore.files.FileStore}
 * @param fileName what the client called it: for people, never opened
 * @param options the defaults if a job has none, as those of earlier releases
 */
public record CsvImport(String fileKey, String fileName, ImportOptions options) {

    /** The type of the jobs that import pets. */
    public static final String PETS = "pets-import";

    /** The type of the jobs that import orders. */
    public static final String ORDERS = "orders-import";

    /** The types of all jobs that import. */
    public static final Set<String> TYPES = Set.of(PETS, ORDERS);

    public CsvImport {
        options = options == null ? ImportOptions.DEFAULTS : options;
    }
}
