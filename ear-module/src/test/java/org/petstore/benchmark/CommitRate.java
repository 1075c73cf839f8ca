package org.petstore.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The limit of accepting: rows that are inserted and committed one by one, over connections that stay open. */
final class CommitRate implements PostgresqlLimit {

    @Override
    public void run(Subject subject, Results results) throws Exception {
        try (Connection connection = subject.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table benchmark_rows (id bigint generated always as identity primary key,"
                    + " content varchar(200) not null)");
            try {
                for (int connections : new int[] {1, 64}) {
                    Load load = Load.warmAndRun(() -> new Insert(subject.connect()), connections, subject.time());
                    results.addLimit(Result.of("limit: commits, connections: " + connections, load));
                }
            } finally {
                statement.execute("drop table benchmark_rows");
            }
        }
    }

    private record Insert(Connection connection, PreparedStatement statement) implements Load.Step {

        Insert(Connection connection) throws SQLException {
            this(connection, connection.prepareStatement("insert into benchmark_rows (content) values (?)"));
            statement.setString(1, "x".repeat(200));
        }

        @Override
        public void run() throws SQLException {
            statement.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
