package org.petstore.imports;

/**
 * What an import job is told.
 *
 * @param fileKey where the upload is in the {@link org.petstore.files.FileStore}
 * @param fileName what the client called it: for people, never opened
 */
public record CsvImport(String fileKey, String fileName) {

    /** The type of the jobs that import pets. */
    public static final String PETS = "pets-import";

    /** The type of the jobs that import orders. */
    public static final String ORDERS = "orders-import";
}
