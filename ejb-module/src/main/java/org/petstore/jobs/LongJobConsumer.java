package org.petstore.jobs;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Takes the announcements of long jobs, as {@link JobConsumer} takes the others. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(
                    propertyName = "destinationLookup",
                    propertyValue = "java:/jms/queue/PetstoreLongJobs"),
            @ActivationConfigProperty(
                    propertyName = "maxSession",
                    propertyValue = "${env.PETSTORE_LONG_JOB_CONCURRENCY:2}")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LongJobConsumer implements MessageListener {

    @Inject
    private JobRunner runner;

    @Override
    public void onMessage(Message message) {
        runner.run(JobQueue.ids(message));
    }
}
