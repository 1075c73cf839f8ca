package org.petstore.jobs;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/**
 * Takes the announcements of jobs. Outside a transaction: work may last longer than any time-out, and the broker's
 * redelivery is not what retries it. A message that cannot be read goes to the dead-letter queue.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/PetstoreJobs"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "${env.PETSTORE_JOB_CONCURRENCY:8}")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobConsumer implements MessageListener {

    @Inject
    private JobRunner runner;

    @Inject
    private WorkThrottle throttle;

    @Override
    public void onMessage(Message message) {
        throttle.work(() -> runner.run(JobQueue.ids(message)));
    }
}
