package org.petstore.platform;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.AttributeChangeNotification;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;

/**
 * Tells the application when the server begins and ceases to take requests, which the deployment alone does not know,
 * and says in one line that it is ready.
 */
@Singleton
@Startup
public class ServerStateListener implements NotificationListener {

    private static final Logger LOG = System.getLogger("org.petstore");
    private static final String SERVER_STATE = "jboss.root:type=state";
    private static final String DEPLOYMENTS = "jboss.as:deployment=*";
    private static final String HTTP = "jboss.as:socket-binding-group=standard-sockets,socket-binding=http";

    @Inject
    private Event<ServerDoors> doors;

    @PostConstruct
    void listen() {
        try {
            server().addNotificationListener(new ObjectName(SERVER_STATE), this, null, null);
        } catch (InstanceNotFoundException e) {
            LOG.log(Level.DEBUG, "This server does not tell its state", e);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void stopListening() throws JMException {
        server().removeNotificationListener(new ObjectName(SERVER_STATE), this);
    }

    @Override
    public void handleNotification(Notification notification, Object handback) {
        if (notification instanceof AttributeChangeNotification change
                && change.getAttributeName().equals("RunningState")) {
            boolean open = "normal".equals(change.getNewValue());
            doors.fire(new ServerDoors(open));
            if (open && isDeployed()) {
                LOG.log(Level.INFO, readyMessage());
            }
        }
    }

    /** The server gets into its normal state without the application, too, if that failed to start. */
    private static boolean isDeployed() {
        try {
            for (ObjectName deployment : server().queryNames(new ObjectName(DEPLOYMENTS), null)) {
                if (!"OK".equals(server().getAttribute(deployment, "status"))) {
                    return false;
                }
            }
            return true;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String readyMessage() {
        String base = "http://" + httpAddress();
        return """
                Petstore Operations is ready at %1$s/ - try: \
                curl -i -H 'Content-Type: application/json' -d '{"month":"2024-03"}' %1$s/reports/orders""".formatted(base);
    }

    private static String httpAddress() {
        try {
            var http = new ObjectName(HTTP);
            return server().getAttribute(http, "boundAddress") + ":" + server().getAttribute(http, "boundPort");
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }
}
