package org.petstore.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A CSV file of pets, always the same for the same numbers. */
final class PetFile {

    private static final String[] NAMES = {
        "Rex", "Bella", "Charlie", "Luna", "Max", "Milo", "Coco", "Nala", "Simba", "Ruby", "Zoë", "O'Malley"
    };
    private static final String[] CATEGORIES = {"dog", "cat", "bird", "fish", "reptile"};
    private static final String[] STATUSES = {"available", "pending", "sold"};
    private static final int ROWS_FOR_EACH_BAD_ONE = 100;

    private PetFile() {}

    static int badRows(int rows) {
        return rows / ROWS_FOR_EACH_BAD_ONE;
    }

    static void writeGood(Path file, int rows) {
        write(file, rows, false);
    }

    /** One row of a hundred is bad, each in another way. */
    static void writeWithBadRows(Path file, int rows) {
        write(file, rows, true);
    }

    private static void write(Path file, int rows, boolean withBadRows) {
        var random = new SplittableRandom(1);
        try (BufferedWriter csv = Files.newBufferedWriter(file)) {
            csv.write("name,category,status,price,birth_date\n");
            for (int row = 1; row <= rows; row++) {
                String[] pet = pet(row, random);
                if (withBadRows && row % ROWS_FOR_EACH_BAD_ONE == 0) {
                    spoil(pet, row / ROWS_FOR_EACH_BAD_ONE);
                }
                csv.write(String.join(",", pet));
                csv.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] pet(int row, SplittableRandom random) {
        return new String[] {
            NAMES[random.nextInt(NAMES.length)] + ' ' + row,
            CATEGORIES[random.nextInt(CATEGORIES.length)],
            STATUSES[random.nextInt(STATUSES.length)],
            "%d.%d%d".formatted(random.nextInt(1, 2000), random.nextInt(10), random.nextInt(10)),
            "20%d%d-0%d-%d%d"
                    .formatted(
                            random.nextInt(2),
                            random.nextInt(10),
                            random.nextInt(1, 10),
                            random.nextInt(1, 3),
                            random.nextInt(9))
        };
    }

    private static void spoil(String[] pet, int nth) {
        switch (nth % 5) {
            case 0 -> pet[0] = "";
            case 1 -> pet[0] = "x".repeat(81);
            case 2 -> pet[1] = "unicorn";
            case 3 -> pet[3] = "free";
            default -> pet[4] = "2020-13-45";
        }
    }
}
