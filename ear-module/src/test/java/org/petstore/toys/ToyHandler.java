package org.petstore.toys;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.petstore.jobs.InvalidInputException;
import org.petstore.jobs.JobContext;
import org.petstore.jobs.JobHandler;
import org.petstore.jobs.JobResult;

/** Behaves as it is told, and remembers when it was called. */
@ApplicationScoped
public class ToyHandler implements JobHandler<Toy> {

    private final Map<UUID, List<Instant>> calls = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> stops = new ConcurrentHashMap<>();
    private final CyclicBarrier players = new CyclicBarrier(4);

    public record Played(int attempt) {}

    @Override
    public String type() {
        return Toy.TYPE;
    }

    @Override
    public Class<Toy> parametersType() {
        return Toy.class;
    }

    @Override
    public JobResult run(Toy toy, JobContext context) throws Exception {
        calls.computeIfAbsent(context.jobId(), id -> new CopyOnWriteArrayList<>())
                .add(Instant.now());
        switch (toy.behaviour()) {
            case "succeed" -> {}
            case "fail once" -> {
                if (context.attempt() == 1) {
                    throw new IllegalStateException("secret inner detail");
                }
            }
            case "fail" -> throw new IllegalStateException("secret inner detail");
            case "refuse" -> throw new InvalidInputException("The toy does not like it");
            case "go on" -> goOnUntilStopped(context);
            case "expect long" -> context.expectLong();
            case "play with three others" -> players.await(20, TimeUnit.SECONDS);
            default -> throw new AssertionError(toy.behaviour());
        }
        return new JobResult("/toys/" + context.jobId(), new Played(context.attempt()), null);
    }

    private void goOnUntilStopped(JobContext context) {
        try {
            for (long done = 0; ; done++) {
                context.progress(done % 1000, 1000);
                Thread.onSpinWait();
            }
        } finally {
            stops.put(context.jobId(), Instant.now());
        }
    }

    public List<Instant> calls(UUID job) {
        return calls.getOrDefault(job, List.of());
    }

    public Instant stopped(UUID job) {
        return stops.get(job);
    }
}
