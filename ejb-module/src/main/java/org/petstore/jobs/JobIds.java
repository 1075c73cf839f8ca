package org.petstore.jobs;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/** The ids of jobs: UUIDv7 (RFC 9562, section 5.7), whose order is that of the time at which they were made. */
final class JobIds {

    /** In the order of ids before all of them. */
    static final UUID FIRST = new UUID(0, 0);

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();
    private static final int BITS_AFTER_TIME = 16;

    private JobIds() {}

    static UUID next() {
        return IDS.generate();
    }

    /** Not itself an id, but in the order of ids before all that are made in this millisecond or later. */
    static UUID startOf(Instant time) {
        return new UUID(Math.max(0, time.toEpochMilli()) << BITS_AFTER_TIME, 0);
    }
}
