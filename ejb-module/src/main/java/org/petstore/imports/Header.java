package org.petstore.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.petstore.jobs.InvalidInputException;

/** Which field of a row belongs to which column. */
final class Header {

    private static final int MOST_FAULTS_TOLD = 5;

    private final Map<String, Integer> positions;

    private Header(Map<String, Integer> positions) {
        this.positions = positions;
    }

    /**
     * Reads the header row. Case and surrounding white space do not matter, nor does the order.
     *
     * @throws InvalidInputException if it does not name the columns as it must
     */
    static Header of(CsvRecord row, List<Column> columns) throws InvalidInputException {
        List<String> names = row.fields().stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (columns.stream().map(Column::name).noneMatch(names::contains)) {
            throw notAHeader(columns, row);
        }
        List<String> faults = faults(columns, names);
        if (!faults.isEmpty()) {
            throw new InvalidInputException(
                    "The header " + faults.stream().limit(MOST_FAULTS_TOLD).collect(Collectors.joining("; ")) + ".");
        }
        var positions = new HashMap<String, Integer>();
        for (String name : names) {
            positions.put(name, positions.size());
        }
        return new Header(positions);
    }

    /** A file without a header, or with another delimiter, would else be told that each value is a wrong name. */
    private static InvalidInputException notAHeader(List<Column> columns, CsvRecord row) {
        return new InvalidInputException("The first row must name the columns, separated by commas: %s. It %s."
                .formatted(
                        join(columns),
                        row.fault().orElseGet(() -> "is " + Excerpt.quoted(String.join(",", row.fields())))));
    }

    private static List<String> faults(List<Column> columns, List<String> names) {
        Set<String> known = columns.stream().map(Column::name).collect(Collectors.toSet());
        var faults = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty()) {
                faults.add("has no name for column " + (i + 1));
            } else if (!known.contains(name)) {
                faults.add("has the unknown column " + Excerpt.quoted(name));
            } else if (!seen.add(name)) {
                faults.add("has the column " + name + " twice");
            }
        }
        columns.stream()
                .filter(column -> column.required() && !seen.contains(column.name()))
                .forEach(column -> faults.add("lacks the column " + column.name()));
        return faults;
    }

    private static String join(List<Column> columns) {
        return columns.stream()
                .map(column -> column.required() ? column.name() : column.name() + " (optional)")
                .collect(Collectors.joining(", "));
    }

    /** The number of fields that each row must have. */
    int width() {
        return positions.size();
    }

    boolean has(String column) {
        return positions.containsKey(column);
    }

    /** The value of a column as it stands in a row; empty if the file does not have the column. */
    String value(List<String> fields, String column) {
        Integer position = positions.get(column);
        return position == null ? "" : fields.get(position);
    }
}
