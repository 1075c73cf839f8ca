package org.petstore.server;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** Files for imports, as long as one likes. */
final class GeneratedCsv {

    private GeneratedCsv() {}

    static String pets(int rows) {
        // The first bad one would come after the last
        return petsWithBad(rows, rows + 1);
    }

    /** Pets of which each so-manieth cannot be stored. */
    static String petsWithBad(int rows, int eachBad) {
        var csv = new StringBuilder("name,category,status,price,birth_date\n");
        for (int row = 1; row <= rows; row++) {
            String category = row % eachBad == 0 ? "unicorn" : "dog";
            csv.append("Pet ").append(row).append(',').append(category).append(",available,9.99,2020-01-01\n");
        }
        return csv.toString();
    }

    /** Orders of one month, a few seconds apart, with ids that the sample data does not have. */
    static String orders(int rows, YearMonth month) {
        Instant start = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var csv = new StringBuilder("id,order_date,customer,pet_id,quantity,total,status\n");
        for (int row = 1; row <= rows; row++) {
            csv.append(1_000_000 + row)
                    .append(',')
                    .append(start.plusSeconds(10L * row))
                    .append(",Customer ")
                    .append(row)
                    .append(",1,2,19.98,placed\n");
        }
        return csv.toString();
    }
}
