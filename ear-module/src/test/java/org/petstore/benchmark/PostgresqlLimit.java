package org.petstore.benchmark;

import java.util.Optional;

/** A limit of the machine that is found at the database itself, past the server. */
interface PostgresqlLimit extends Measurement {

    @Override
    default Optional<String> obstacle(Subject subject) {
        return subject.hasPostgresql() ? Optional.empty() : Optional.of("needs the PostgreSQL of the benchmark");
    }
}
