package org.petstore.twins;

import jakarta.enterprise.context.ApplicationScoped;
import org.petstore.jobs.JobContext;
import org.petstore.jobs.JobHandler;
import org.petstore.jobs.JobResult;
import org.petstore.toys.Toy;

/** Claims a type that has a handler already. */
@ApplicationScoped
public class TwinToyHandler implements JobHandler<Toy> {

    @Override
    public String type() {
        return Toy.TYPE;
    }

    @Override
    public Class<Toy> parametersType() {
        return Toy.class;
    }

    @Override
    public JobResult run(Toy toy, JobContext context) {
        return new JobResult("/twins/" + context.jobId(), toy, null);
    }
}
