package org.petstore.benchmark;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.PGConnection;

/** The limit of an import: PostgreSQL reads a file of as many good pets by itself, into a table like that of pets. */
final class CopyRate implements PostgresqlLimit {

    @Override
    public void run(Subject subject, Results results) throws Exception {
        int rows = subject.options().rows();
        Path file = subject.file("pets.csv");
        PetFile.writeGood(file, rows);
        try (Connection connection = subject.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table benchmark_pets (like pets including all)");
            statement.execute("alter table benchmark_pets alter column id add generated always as identity");
            try (InputStream csv = Files.newInputStream(file)) {
                long start = System.nanoTime();
                long copied = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "copy benchmark_pets (name, category, status, price, birth_date)"
                                        + " from stdin with (format csv, header true)",
                                csv);
                Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                results.addLimit(Result.of("limit: COPY of %,d pets".formatted(rows), copied, elapsed));
            } finally {
                statement.execute("drop table benchmark_pets");
            }
        }
    }
}
