package org.petstore.benchmark;

import java.nio.file.Path;

/** The import of pets of which one in a hundred is bad. */
final class PetImport implements Measurement {

    private static final int ROWS_TO_WARM_UP = 20_000;

    @Override
    public void run(Subject subject, Results results) throws Exception {
        Path file = subject.file("pets.csv");
        PetFile.writeWithBadRows(file, ROWS_TO_WARM_UP);
        ImportedFile.of(subject, "/pets/import", file);

        int rows = subject.options().rows();
        int bad = PetFile.badRows(rows);
        PetFile.writeWithBadRows(file, rows);
        results.add(ImportedFile.of(subject, "/pets/import", file)
                .result("import %,d pets".formatted(rows), rows - bad, bad));
    }
}
