package org.petstore.orders;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.petstore.platform.Settings;

/**
 * Fills an empty table of orders, so that the first report of a fresh trial is worth looking at. For one node with a
 * database of its own: two that start at once on an empty one would both insert, and the second would fail to start.
 */
@Singleton
@Startup
@DependsOn("DatabaseMigration")
public class SampleOrders {

    @Inject
    private Settings settings;

    @Inject
    private OrderRepository orders;

    /** Runs in a transaction of its own: a start killed here leaves the table empty, and the next fills it. */
    @PostConstruct
    void fillEmptyTable() {
        try {
            if (settings.sampleData() && orders.page(Long.MIN_VALUE, 1).isEmpty()) {
                orders.insert(SampleMonth.all());
            }
        } catch (SQLException e) {
            throw new EJBException("Could not add the sample orders", e);
        }
    }
}
