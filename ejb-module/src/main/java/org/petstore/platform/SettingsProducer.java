package org.petstore.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;

/** Reads the settings once, at start: a wrong one fails the deployment. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SettingsProducer {

    private static final Logger LOG = System.getLogger(SettingsProducer.class.getName());

    /** The container makes this bean anew for each that asks for it, as long as that fails. */
    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    @Resource
    private ManagedExecutorService executor;

    private Settings settings;

    @PostConstruct
    void read() {
        Path serverData = Path.of(System.getProperty("jboss.server.data.dir", "."));
        try {
            settings =
                    new SettingsReader(System.getenv()).read(serverData.resolve("petstore"), SettingsProducer::secret);
        } catch (InvalidSettingsException e) {
            // By itself the server would stay, without the application
            if (STOPPING.compareAndSet(false, true)) {
                LOG.log(Level.ERROR, e.getMessage());
                executor.execute(SettingsProducer::stopServer);
            }
            throw e;
        }
        LOG.log(Level.INFO, "{0}", settings);
    }

    @Produces
    public Settings settings() {
        return settings;
    }

    /** Waits until the server has come to the end of its start. */
    private static void stopServer() {
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("jboss.as:management-root=server"),
                            "shutdown",
                            new Object[0],
                            new String[0]);
        } catch (JMException e) {
            LOG.log(Level.WARNING, "The server cannot be stopped; stop it by hand", e);
        }
    }

    private static String secret(Path file, String prefix) {
        try {
            return new GeneratedSecret(file, prefix).readOrCreate();
        } catch (IOException e) {
            throw new UncheckedIOException("A secret cannot be kept in " + file, e);
        }
    }
}
