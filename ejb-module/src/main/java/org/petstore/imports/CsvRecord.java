package org.petstore.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A record of a CSV file.
 *
 * @param fields without quotes; empty if there is a fault
 * @param fault why it could not be taken apart, to follow a subject ("has a quote that is never closed")
 */
record CsvRecord(List<String> fields, Optional<String> fault) {

    static CsvRecord of(String... fields) {
        return new CsvRecord(Arrays.asList(fields), Optional.empty());
    }

    static CsvRecord faulty(String fault) {
        return new CsvRecord(List.of(), Optional.of(fault));
    }
}
