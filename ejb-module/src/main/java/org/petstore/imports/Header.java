package org.petstore.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.petstore.jobs.InvalidInputException;

/** Which field of a row belongs to which column. */
final class Header {

    /** The column that a list of failed rows has after all others, and that no import looks at. */
    static final String ERROR = "error";

    private static final int MOST_FAULTS_TOLD = 5;

    private final Map<String, Integer> positions;
    private final int width;
    private final boolean endsWithError;

    private Header(List<String> names) {
        this.positions = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            positions.put(names.get(i), i);
        }
        this.endsWithError = ERROR.equals(names.get(names.size() - 1));
        this.width = endsWithError ? names.size() - 1 : names.size();
    }

    /**
     * Reads the header row. Case and surrounding white space do not matter, nor does the order.
     *
     * @param delimiter what stands between the names
     * @throws InvalidInputException if it does not name the columns as it must
     */
    static Header of(CsvRecord row, List<Column> columns, Delimiter delimiter) throws InvalidInputException {
        List<String> names = row.fields().stream().map(Header::name).toList();
        if (columns.stream().map(Column::name).noneMatch(names::contains)) {
            throw notAHeader(columns, row, delimiter);
        }
        List<String> faults = faults(columns, names);
        if (!faults.isEmpty()) {
            throw new InvalidInputException(
                    "The header " + faults.stream().limit(MOST_FAULTS_TOLD).collect(Collectors.joining("; ")) + ".");
        }
        return new Header(names);
    }

    /** Whether the last column of a header row is that of a list of failed rows. */
    static boolean endsWithError(CsvRecord row) {
        List<String> fields = row.fields();
        return !fields.isEmpty() && ERROR.equals(name(fields.get(fields.size() - 1)));
    }

    private static String name(String field) {
        return field.strip().toLowerCase(Locale.ROOT);
    }

    /** A file without a header, or with another delimiter, would else be told that each value is a wrong name. */
    private static InvalidInputException notAHeader(List<Column> columns, CsvRecord row, Delimiter delimiter) {
        String separator = Character.toString(delimiter.character());
        return new InvalidInputException("The first row must name the columns, separated by %s: %s. It %s."
                .formatted(
                        delimiter.plural(),
                        join(columns),
                        row.fault().orElseGet(() -> "is " + Excerpt.quoted(String.join(separator, row.fields())))));
    }

    private static List<String> faults(List<Column> columns, List<String> names) {
        Set<String> known = columns.stream().map(Column::name).collect(Collectors.toSet());
        known.add(ERROR);
        var faults = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isEmpty()) {
                faults.add("has no name for column " + (i + 1));
            } else if (!known.contains(name)) {
                faults.add("has the unknown column " + Excerpt.quoted(name));
            } else if (!seen.add(name) && !name.equals(ERROR)) {
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

    /**
     * What is wrong with the number of fields in a row. An error at the end of the row does not count: it was added
     * after whatever fields the row had.
     */
    Optional<String> widthFault(int fields) {
        int own = endsWithError ? fields - 1 : fields;
        return own == width
                ? Optional.empty()
                : Optional.of("has %d %s, expected %d".formatted(own, own == 1 ? "field" : "fields", width));
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
