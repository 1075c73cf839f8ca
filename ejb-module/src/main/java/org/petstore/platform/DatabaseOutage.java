package org.petstore.platform;

import jakarta.resource.ResourceException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

/** Tells a database that is away from all else that may go wrong. */
public final class DatabaseOutage {

    private DatabaseOutage() {}

    /** Whether something failed because the database could not be reached, or broke the connection off. */
    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(DatabaseOutage::isOutage);
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLRecoverableException
                // The pool has none, and cannot make one
                || failure instanceof ResourceException
                || (failure instanceof SQLException refused && isOutage(refused.getSQLState()));
    }

    /** Class 08 of the standard is the connection; 57P and 53300 are PostgreSQL's: it stops, starts, or is full. */
    private static boolean isOutage(String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08") || sqlState.startsWith("57P") || sqlState.equals("53300"));
    }
}
