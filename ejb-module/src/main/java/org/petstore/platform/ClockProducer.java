package org.petstore.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one clock. It ticks in milliseconds, so that an instant is the same in memory, in the database and in JSON. */
@ApplicationScoped
class ClockProducer {

    @Produces
    Clock clock() {
        return Clock.tickMillis(java.time.ZoneOffset.UTC);
    }
}
