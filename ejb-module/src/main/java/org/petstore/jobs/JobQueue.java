package org.petstore.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Knocks on the consumers' door. A message carries the id of a job and nothing else, and is not kept on disk: the row
 * is the truth, and {@link JobRecoveryTimer} knocks again for a message that got lost.
 */
@ApplicationScoped
class JobQueue {

    private static final Logger LOG = System.getLogger(JobQueue.class.getName());

    @Resource(lookup = "java:/jms/PetstoreAnnouncements")
    private ConnectionFactory broker;

    @Resource(lookup = "java:/jms/queue/PetstoreJobs")
    private Queue queue;

    private volatile boolean brokerDown;

    /** Whether messages could not be sent; the next {@link #announce(Collection)} that succeeds ends this. */
    boolean isBrokerDown() {
        return brokerDown;
    }

    /** Whether announcements wait for a consumer; those of jobs not yet due do not count. */
    boolean hasMessages() {
        try (JMSContext context = broker.createContext();
                QueueBrowser browser = context.createBrowser(queue)) {
            return browser.getEnumeration().hasMoreElements();
        } catch (JMSException | RuntimeException e) {
            noteBrokerDown(e);
            return false;
        }
    }

    /** Announces a job that is due. */
    void announce(UUID id) {
        announce(id, Duration.ZERO);
    }

    /** Announces a job that becomes due after a pause. Does not try, and so costs nobody time, while the broker is down. */
    void announce(UUID id, Duration pause) {
        if (!brokerDown) {
            send(List.of(id), pause);
        }
    }

    /** Announces jobs that are due, and finds out whether the broker is back. */
    void announce(Collection<UUID> ids) {
        send(ids, Duration.ZERO);
    }

    private void send(Collection<UUID> ids, Duration pause) {
        try (JMSContext context = broker.createContext()) {
            var producer = context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setDeliveryDelay(pause.toMillis());
            for (UUID id : ids) {
                producer.send(queue, id.toString());
            }
            if (brokerDown) {
                brokerDown = false;
                LOG.log(Level.INFO, "The message broker is back");
            }
        } catch (RuntimeException e) { // whatever it is, the job is committed
            noteBrokerDown(e);
        }
    }

    private void noteBrokerDown(Exception e) {
        if (!brokerDown) {
            brokerDown = true;
            LOG.log(
                    Level.WARNING,
                    "The message broker cannot be reached: jobs are accepted, but wait until it is back",
                    e);
        }
    }
}
