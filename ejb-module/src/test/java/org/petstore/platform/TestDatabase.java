package org.petstore.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A database with the product's schema, and transactions as the container would give them; for one thread. */
public final class TestDatabase {

    private final String url;
    private Connection transaction;

    private TestDatabase(String url) {
        this.url = url;
    }

    public static TestDatabase inMemory() {
        var url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        Flyway.configure().dataSource(url, null, null).load().migrate();
        return at(url);
    }

    /** One that has the schema already. */
    public static TestDatabase at(String url) {
        return new TestDatabase(url);
    }

    /** The same data, with transactions of its own: for another thread. */
    public TestDatabase fromAnotherThread() {
        return at(url);
    }

    public DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            return transaction == null ? DriverManager.getConnection(url) : withoutClose(transaction);
        });
    }

    /** Runs work in a new transaction, which any exception rolls back. */
    public <T> T inTransaction(Callable<T> work) throws Exception {
        Connection outer = transaction;
        try (var connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            transaction = connection;
            try {
                T result = work.call();
                connection.commit();
                return result;
            } catch (Exception e) {
                connection.rollback();
                throw e;
            }
        } finally {
            transaction = outer;
        }
    }

    public void execute(String sql) throws SQLException {
        try (var connection = dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    public long number(String sql) throws SQLException {
        try (var connection = dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Connection withoutClose(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call.to(method, arguments)));
    }

    @FunctionalInterface
    private interface Call {
        Object to(Method method, Object[] arguments) throws Throwable;
    }
}
