package org.petstore.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints each row as it comes, and keeps all for the JSON. */
final class Results {

    private static final List<String> COLUMNS = List.of(
            Result.PER_SECOND, Result.SECONDS, Result.P50, Result.P99, Result.MAX, Result.ERRORS, Result.PEAK_MEMORY);

    private final PrintStream table;
    private final PeakMemory memory;
    private final JsonArrayBuilder rows = Json.createArrayBuilder();

    Results(PrintStream table, PeakMemory memory) {
        this.table = table;
        this.memory = memory;
        printRow("", COLUMNS, "");
    }

    /** A row about the server, with the most memory it has had since the row before. */
    void add(Result result) {
        memory.takeMiB().ifPresent(peak -> result.with(Result.PEAK_MEMORY, peak));
        addLimit(result);
    }

    /** A row about the machine. */
    void addLimit(Result result) {
        printRow(
                result.what(),
                COLUMNS.stream()
                        .map(column -> text(result.figures().get(column)))
                        .toList(),
                result.figures().entrySet().stream()
                        .filter(figure -> !COLUMNS.contains(figure.getKey()))
                        .map(figure -> figure.getKey() + " " + text(figure.getValue()))
                        .collect(Collectors.joining(", ")));
        JsonObjectBuilder row = Json.createObjectBuilder().add("what", result.what());
        for (Map.Entry<String, Number> figure : result.figures().entrySet()) {
            row.add(figure.getKey(), rounded(figure.getValue()));
        }
        rows.add(row);
    }

    /** In place of rows that could not be had. */
    void addGap(String measurement, String reason) {
        table.printf("%-44s %s%n", measurement, reason);
        rows.add(Json.createObjectBuilder().add("what", measurement).add("missing", reason));
    }

    JsonArrayBuilder json() {
        return rows;
    }

    private void printRow(String what, List<String> cells, String further) {
        table.printf("%-44s", what);
        cells.forEach(cell -> table.printf(" %10s", cell));
        table.printf("  %s%n", further);
    }

    private static String text(Number figure) {
        return figure == null ? "" : rounded(figure).toPlainString();
    }

    private static BigDecimal rounded(Number figure) {
        if (figure instanceof Double value) {
            int decimals = value < 10 ? 3 : value < 1000 ? 1 : 0;
            return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        }
        return BigDecimal.valueOf(figure.longValue());
    }
}
