package org.petstore.jobs;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The handlers of this deployment by type. */
@ApplicationScoped
class JobHandlers {

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

    /** All types, in the order of the alphabet. */
    Set<String> types() {
        return new TreeSet<>(byType.keySet());
    }

    void requireAccepted(String type, Object parameters) {
        if (!handler(type).parametersType().isInstance(parameters)) {
            throw new IllegalArgumentException("Jobs of type %s do not take %s".formatted(type, parameters.getClass()));
        }
    }

    JobResult run(Job job, JobContext context) throws Exception {
        return run(handler(job.type()), job, context);
    }

    private static <P> JobResult run(JobHandler<P> handler, Job job, JobContext context) throws Exception {
        return handler.run(job.parameters(handler.parametersType()), context);
    }

    private JobHandler<?> handler(String type) {
        JobHandler<?> handler = byType.get(type);
        if (handler == null) {
            throw new IllegalArgumentException("There is no handler for jobs of type " + type);
        }
        return handler;
    }
}
