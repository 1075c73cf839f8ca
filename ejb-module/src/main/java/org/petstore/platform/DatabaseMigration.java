package org.petstore.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date before anything else touches the database. If the process dies here, the next start
 * goes on with the first migration that is not noted as done.
 */
@Singleton
@Startup
@DependsOn("SettingsProducer")
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseMigration {

    private static final Logger LOG = System.getLogger(DatabaseMigration.class.getName());

    @Resource
    private DataSource database;

    @PostConstruct
    void migrate() {
        LOG.log(Level.INFO, "Database: {0}", product());
        Flyway.configure(DatabaseMigration.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .callbacks(new UnboundedMigrations())
                .load()
                .migrate();
    }

    private String product() {
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData product = connection.getMetaData();
            return product.getDatabaseProductName() + " " + product.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer", e);
        }
    }
}
