package org.petstore.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** A migration of a large table may take longer than the database may keep a request waiting. */
class UnboundedMigrations extends BaseCallback {

    private static final Set<Event> AROUND_EACH =
            Set.of(Event.BEFORE_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE_ERROR);

    private int timeoutBefore;

    @Override
    public boolean supports(Event event, Context context) {
        return AROUND_EACH.contains(event);
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            if (event == Event.BEFORE_EACH_MIGRATE) {
                timeoutBefore = connection.getNetworkTimeout();
                connection.setNetworkTimeout(Runnable::run, 0);
            } else {
                connection.setNetworkTimeout(Runnable::run, timeoutBefore);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The time-out of the connection cannot be changed", e);
        }
    }
}
