package org.petstore.jobs;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Knocks on the consumers' door. A message carries ids of jobs and nothing else, and is not kept on disk: the row
 * is the truth, and {@link JobRecoveryTimer} knocks again for a message that got lost.
 */
@ApplicationScoped
class JobQueue {

    private static final Logger LOG = System.getLogger(JobQueue.class.getName());

    private static final int MOST_IDS = 32;

    /** So few jobs cost less together than it costs to spread them. */
    private static final int FEW_IDS = 8;

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Resource(lookup = "java:/jms/PetstoreAnnouncements")
    private ConnectionFactory broker;

    @Resource(lookup = "java:/jms/queue/PetstoreJobs")
    private Queue shortJobs;

    @Resource(lookup = "java:/jms/queue/PetstoreLongJobs")
    private Queue longJobs;

    private volatile boolean brokerDown;

    /** The ids in a message; what is no such message is an {@link IllegalArgumentException}. */
    static List<UUID> ids(Message message) {
        try {
            return Stream.of(message.getBody(String.class).split(",", -1))
                    .map(UUID::fromString)
                    .toList();
        } catch (JMSException e) {
            throw new IllegalArgumentException("The message carries no ids of jobs", e);
        }
    }

    /** Whether messages could not be sent; the next {@link #announceAgain} that succeeds ends this. */
    boolean isBrokerDown() {
        return brokerDown;
    }

    /** Whether announcements wait for a consumer; those of jobs not yet due do not count. */
    boolean hasMessages(Lane lane) {
        try (JMSContext context = broker.createContext();
                QueueBrowser browser = context.createBrowser(queue(lane))) {
            return browser.getEnumeration().hasMoreElements();
        } catch (JMSException | RuntimeException e) {
            noteBrokerDown(e);
            return false;
        }
    }

    /** Announces jobs that are due. Does not try, and so costs nobody time, while the broker is down. */
    void announce(Collection<UUID> ids, Lane lane) {
        if (!brokerDown) {
            send(ids, lane, Duration.ZERO);
        }
    }

    /** Announces a job that becomes due after a pause, likewise. */
    void announce(Job job, Duration pause) {
        if (!brokerDown) {
            send(List.of(job.id()), job.lane(), pause);
        }
    }

    /** Announces jobs that are due, and finds out whether the broker is back. */
    void announceAgain(Collection<UUID> ids, Lane lane) {
        send(ids, lane, Duration.ZERO);
    }

    private void send(Collection<UUID> ids, Lane lane, Duration pause) {
        try (JMSContext context = broker.createContext()) {
            var producer = context.createProducer()
                    .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                    .setDeliveryDelay(pause.toMillis());
            for (String message : messages(List.copyOf(ids), lane)) {
                producer.send(queue(lane), message);
            }
            if (brokerDown) {
                brokerDown = false;
                LOG.log(Level.INFO, "The message broker is back");
            }
        } catch (RuntimeException e) { // whatever it is, the job is committed
            noteBrokerDown(e);
        }
    }

    /**
     * Short jobs that come together are claimed together, in one round trip to the database, but not so many of them
     * that a processor has nothing to do.
     */
    private static List<String> messages(List<UUID> ids, Lane lane) {
        int size = lane == Lane.SHORT ? Math.min(MOST_IDS, Math.max(FEW_IDS, ids.size() / PROCESSORS)) : 1;
        return IntStream.iterate(0, from -> from < ids.size(), from -> from + size)
                .mapToObj(from -> ids.subList(from, Math.min(from + size, ids.size())))
                .map(some -> some.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .toList();
    }

    private Queue queue(Lane lane) {
        return lane == Lane.SHORT ? shortJobs : longJobs;
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
