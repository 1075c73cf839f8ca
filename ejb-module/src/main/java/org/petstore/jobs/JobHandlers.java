package org.petstore.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** The handlers of this deployment by type. Made at start, so that two of one type fail the deployment. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class JobHandlers {

    private final Map<String, JobHandler<?>> byType = new HashMap<>();

    @Inject
    @Any
    private Instance<JobHandler<?>> found;

    @PostConstruct
    void collect() {
        for (JobHandler<?> handler : found) {
            if (byType.putIfAbsent(handler.type(), handler) != null) {
                throw new IllegalStateException("Two job handlers are of type " + handler.type());
            }
        }
    }

    public void requireAccepted(String type, Object parameters) {
        if (!handler(type).parametersType().isInstance(parameters)) {
            throw new IllegalArgumentException("Jobs of type %s do not take %s".formatted(type, parameters.getClass()));
        }
    }

    public JobResult run(Job job, JobContext context) throws Exception {
        return run(handler(job.type()), job, context);
    }

    private static <P> JobResult run(JobHandler<P> handler, Job job, JobContext context) throws Exception {
        return handler.run(JobJson.read(job.parameters(), handler.parametersType()), context);
    }

    private JobHandler<?> handler(String type) {
        JobHandler<?> handler = byType.get(type);
        if (handler == null) {
            throw new IllegalArgumentException("There is no handler for jobs of type " + type);
        }
        return handler;
    }
}
