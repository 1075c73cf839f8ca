package org.petstore.imports;

import java.util.Optional;

/**
 * A data row after reading: good, or with an error.
 *
 * @param number counts data rows from 1
 * @param value null if there is an error
 * @param error null if there is none
 */
record Row<R>(long number, R value, String error) {

    static <R> Row<R> read(long number, CsvRecord row, Header header, RowType<R> type) {
        Optional<String> fault =
                row.fault().or(() -> header.widthFault(row.fields().size()));
        if (fault.isPresent()) {
            return new Row<>(number, null, fault.get());
        }
        var values = new RowValues(header, row.fields());
        R value = type.read(values);
        return values.faults()
                .map(faults -> new Row<R>(number, null, faults))
                .orElseGet(() -> new Row<>(number, value, null));
    }

    boolean isGood() {
        return error == null;
    }

    Row<R> failed(String reason) {
        return new Row<>(number, null, reason);
    }

    RowError asError() {
        return new RowError(number, error);
    }
}
