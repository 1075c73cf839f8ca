package org.petstore.platform;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/** Reads the settings once, at start: a wrong one fails the deployment. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SettingsProducer {

    private static final Logger LOG = System.getLogger(SettingsProducer.class.getName());

    private Settings settings;

    @PostConstruct
    void read() {
        Path serverData = Path.of(System.getProperty("jboss.server.data.dir", "."));
        settings = new SettingsReader(System.getenv()).read(serverData.resolve("petstore"), SettingsProducer::secret);
        LOG.log(Level.INFO, "{0}", settings);
    }

    @Produces
    public Settings settings() {
        return settings;
    }

    private static String secret(Path dataDirectory) {
        try {
            return new GeneratedSecret(dataDirectory).readOrCreate();
        } catch (IOException e) {
            throw new UncheckedIOException("The webhook secret cannot be kept in " + dataDirectory, e);
        }
    }
}
