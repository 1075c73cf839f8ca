package org.petstore.benchmark;

import java.util.Arrays;

/** Every single duration that was measured, in nanoseconds: no sampling, no buckets. For one thread. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    void addAll(Latencies others) {
        if (count + others.count > nanos.length) {
            nanos = Arrays.copyOf(nanos, count + others.count);
        }
        System.arraycopy(others.nanos, 0, nanos, count, others.count);
        count += others.count;
    }

    int count() {
        return count;
    }

    /**
     * The shortest of the durations that this share of all does not exceed (nearest rank), in milliseconds.
     *
     * @param percent above 0, at most 100, which gives the longest
     * @return NaN if nothing was measured
     */
    double percentileMillis(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        Arrays.sort(nanos, 0, count);
        int rank = (int) Math.ceil(percent / 100 * count);
        return nanos[rank - 1] / 1e6;
    }
}
