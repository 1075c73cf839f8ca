package org.petstore.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void aPercentileIsTheShortestTimeThatSoManyDidNotExceed() {
        Latencies latencies = ofMillis(LongStream.rangeClosed(1, 200).map(n -> 201 - n));

        assertThat(latencies.percentileMillis(50)).isEqualTo(100);
        assertThat(latencies.percentileMillis(99)).isEqualTo(198);
        assertThat(latencies.percentileMillis(99.1)).isEqualTo(199);
        assertThat(latencies.percentileMillis(100)).isEqualTo(200);
    }

    @Test
    void ofOneTimeEveryPercentileIsThatTime() {
        Latencies latencies = ofMillis(LongStream.of(7));

        assertThat(latencies.percentileMillis(0.1)).isEqualTo(7);
        assertThat(latencies.percentileMillis(100)).isEqualTo(7);
    }

    @Test
    void ofNothingThereIsNoPercentile() {
        assertThat(new Latencies().percentileMillis(99)).isNaN();
    }

    @Test
    void thoseOfSeveralClientsCountTogether() {
        Latencies latencies = ofMillis(LongStream.rangeClosed(1, 3000));
        latencies.addAll(ofMillis(LongStream.rangeClosed(3001, 6000)));

        assertThat(latencies.count()).isEqualTo(6000);
        assertThat(latencies.percentileMillis(50)).isEqualTo(3000);
        assertThat(latencies.percentileMillis(100)).isEqualTo(6000);
    }

    @Test
    void moreMayFollowAfterAPercentileWasTold() {
        Latencies latencies = ofMillis(LongStream.of(1, 2, 3));
        assertThat(latencies.percentileMillis(100)).isEqualTo(3);
        latencies.addAll(ofMillis(LongStream.of(9)));

        assertThat(latencies.percentileMillis(100)).isEqualTo(9);
    }

    private static Latencies ofMillis(LongStream millis) {
        var latencies = new Latencies();
        millis.forEach(time -> latencies.add(time * 1_000_000));
        return latencies;
    }
}
