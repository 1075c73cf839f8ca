package org.petstore.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/** A CSV file of one month's orders, always the same for the same numbers. */
final class OrderFile {

    private static final String[] FIRST_NAMES = {"Ada", "Grace", "Alan", "Linus", "Margaret", "Dennis", "Barbara"};
    private static final String[] LAST_NAMES = {"Smith", "Garcia", "Müller", "Rossi", "Novak", "Dubois", "Jensen"};
    private static final String[] STATUSES = {"placed", "approved", "delivered"};

    private OrderFile() {}

    /**
     * Writes it; the orders are spread evenly over the month.
     *
     * @param firstId others follow it, one by one
     */
    static void write(Path file, int rows, YearMonth month, long firstId) {
        Instant start = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        long micros = Duration.ofDays(month.lengthOfMonth()).toMillis() * 1000;
        var random = new SplittableRandom(1);
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("id,order_date,customer,pet_id,quantity,total,status\n");
            for (int row = 0; row < rows; row++) {
                csv.write("%d,%s,%s %s,%d,%d,%d.%d%d,%s\n"
                        .formatted(
                                firstId + row,
                                start.plusMillis(micros / rows * row / 1000),
                                FIRST_NAMES[random.nextInt(FIRST_NAMES.length)],
                                LAST_NAMES[random.nextInt(LAST_NAMES.length)],
                                random.nextInt(1, 100_000),
                                random.nextInt(1, 10),
                                random.nextInt(1, 1000),
                                random.nextInt(10),
                                random.nextInt(10),
                                STATUSES[random.nextInt(STATUSES.length)]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
