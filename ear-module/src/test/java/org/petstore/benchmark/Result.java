package org.petstore.benchmark;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was found: a row of the table, an object of the JSON. */
final class Result {

    static final String PER_SECOND = "perSecond";
    static final String SECONDS = "seconds";
    static final String P50 = "p50Millis";
    static final String P99 = "p99Millis";
    static final String MAX = "maxMillis";
    static final String ERRORS = "errors";
    static final String PEAK_MEMORY = "peakRssMiB";

    private final String what;
    private final Map<String, Number> figures = new LinkedHashMap<>();

    Result(String what) {
        this.what = what;
    }

    /** Work that was done so many times in this time. */
    static Result of(String what, long times, Duration elapsed) {
        double seconds = elapsed.toNanos() / 1e9;
        return new Result(what).with(PER_SECOND, times / seconds).with(SECONDS, seconds);
    }

    static Result of(String what, Load load) {
        return new Result(what)
                .with(PER_SECOND, load.perSecond())
                .with(SECONDS, load.elapsed().toNanos() / 1e9)
                .with(P50, load.latencies().percentileMillis(50))
                .with(P99, load.latencies().percentileMillis(99))
                .with(MAX, load.latencies().percentileMillis(100))
                .with(ERRORS, load.errors())
                .with("samples", load.latencies().count());
    }

    /** Adds a figure; one that is not a number, because there was nothing to measure, is left out. */
    Result with(String name, Number figure) {
        if (Double.isFinite(figure.doubleValue())) {
            figures.put(name, figure);
        }
        return this;
    }

    String what() {
        return what;
    }

    Map<String, Number> figures() {
        return Collections.unmodifiableMap(figures);
    }
}
