package org.petstore.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes jobs and waits for them. */
final class Jobs {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final Duration LONGEST_JOB = Duration.ofHours(1);
    private static final int LOOKING = 4;

    private final URI base;

    Jobs(URI base) {
        this.base = base;
    }

    static String report(YearMonth month, String format) {
        return "{\"month\":\"%s\",\"format\":\"%s\"}".formatted(month, format);
    }

    static String report(YearMonth month, String format, String callbackUrl) {
        return "{\"month\":\"%s\",\"format\":\"%s\",\"callbackUrl\":\"%s\"}".formatted(month, format, callbackUrl);
    }

    /** One report from the request to its end. */
    JobEnd makeReport(YearMonth month, String format) throws Exception {
        return await(requestReport(month, format));
    }

    String requestReport(YearMonth month, String format) throws IOException {
        try (var connection = new HttpConnection(base)) {
            return accepted(connection.postJson("/reports/orders", report(month, format)));
        }
    }

    String upload(String path, Path file) throws IOException {
        try (var connection = new HttpConnection(base)) {
            return accepted(connection.upload(path, file));
        }
    }

    /** Requests so many reports on so many connections; gives the ids of those that were accepted. */
    List<String> requestReports(int count, int connections, String json) throws Exception {
        List<String> accepted = Collections.synchronizedList(new ArrayList<>());
        var left = new AtomicInteger(count);
        List<Callable<Void>> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            clients.add(() -> {
                try (var connection = new HttpConnection(base)) {
                    byte[] request = connection.postOfJson("/reports/orders", json);
                    while (left.getAndDecrement() > 0) {
                        accepted.add(accepted(connection.send(request)));
                    }
                }
                return null;
            });
        }
        Parallel.all(clients);
        return accepted;
    }

    /** Waits until what was accepted before has been worked off, so that it does not disturb the next measurement. */
    void awaitIdle(YearMonth emptyMonth) throws Exception {
        makeReport(emptyMonth, "csv");
    }

    JobEnd await(String id) throws Exception {
        return awaitAll(List.of(id), LONGEST_JOB).get(id);
    }

    /**
     * Waits until all have ended. Looks at the last one only until that has ended, because asking about thousands of
     * jobs would take the processors away from those who do them.
     *
     * @param ids in the order they were accepted
     */
    Map<String, JobEnd> awaitAll(List<String> ids, Duration atMost) throws Exception {
        Map<String, JobEnd> ends = new HashMap<>();
        List<String> open = List.copyOf(ids);
        long deadline = System.nanoTime() + atMost.toNanos();
        try (var connection = new HttpConnection(base)) {
            while (!open.isEmpty()) {
                String last = open.get(open.size() - 1);
                Optional<JobEnd> end = look(connection, last);
                if (end.isEmpty()) {
                    if (System.nanoTime() > deadline) {
                        throw new TimeoutException("%d jobs have not ended".formatted(open.size()));
                    }
                    TimeUnit.NANOSECONDS.sleep(POLL_INTERVAL.toNanos());
                } else {
                    ends.put(last, end.get());
                    ends.putAll(lookAtAll(open));
                    open = open.stream().filter(id -> !ends.containsKey(id)).toList();
                }
            }
        }
        return ends;
    }

    private Map<String, JobEnd> lookAtAll(List<String> ids) throws Exception {
        var next = new AtomicInteger();
        List<Callable<Map<String, JobEnd>>> tasks = new ArrayList<>();
        for (int i = 0; i < LOOKING; i++) {
            tasks.add(() -> {
                Map<String, JobEnd> ends = new HashMap<>();
                try (var connection = new HttpConnection(base)) {
                    for (int index = next.getAndIncrement(); index < ids.size(); index = next.getAndIncrement()) {
                        String id = ids.get(index);
                        look(connection, id).ifPresent(end -> ends.put(id, end));
                    }
                }
                return ends;
            });
        }
        Map<String, JobEnd> ends = new HashMap<>();
        Parallel.all(tasks).forEach(ends::putAll);
        return ends;
    }

    private static Optional<JobEnd> look(HttpConnection connection, String id) throws IOException {
        return JobEnd.of(connection.get("/jobs/" + id));
    }

    private static String accepted(HttpAnswer answer) throws IOException {
        if (answer.status() != 202) {
            throw new IOException("Not accepted: %d %s".formatted(answer.status(), answer.body()));
        }
        return answer.headers().get("location").substring("/jobs/".length());
    }
}
