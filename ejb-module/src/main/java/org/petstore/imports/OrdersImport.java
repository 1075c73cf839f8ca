package org.petstore.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.petstore.jobs.JobContext;
import org.petstore.jobs.JobResult;
import org.petstore.orders.Order;
import org.petstore.orders.OrderRepository;
import org.petstore.orders.OrderStatus;

/** Imports orders. The pets they name need not be stored here: orders outlive pets. */
@ApplicationScoped
class OrdersImport implements RowType<Order> {

    private static final int CUSTOMER_LENGTH = 200;
    private static final int MOST_PETS = 999;
    private static final BigDecimal TOTAL_LIMIT = new BigDecimal(10_000_000_000L);
    private static final Map<String, OrderStatus> STATUSES = Words.of(OrderStatus::word, OrderStatus.values());

    @Inject
    private CsvImporter importer;

    @Inject
    private OrderRepository orders;

    @Override
    public String type() {
        return CsvImport.ORDERS;
    }

    @Override
    public JobResult run(CsvImport parameters, JobContext context) throws Exception {
        return importer.run(this, parameters, context);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.required(ID),
                Column.required("order_date"),
                Column.required("customer"),
                Column.required("pet_id"),
                Column.required("quantity"),
                Column.required("total"),
                Column.required("status"));
    }

    @Override
    public Order read(RowValues values) {
        return new Order(
                values.id(ID),
                values.time("order_date"),
                values.text("customer", CUSTOMER_LENGTH),
                values.id("pet_id"),
                (int) values.wholeNumber("quantity", 1, MOST_PETS),
                values.amountFromZero("total", TOTAL_LIMIT),
                values.oneOf("status", STATUSES));
    }

    @Override
    public long id(Order order) {
        return order.id();
    }

    @Override
    public Set<Long> existing(Collection<Long> ids) throws SQLException {
        return orders.existing(ids);
    }

    @Override
    public void insert(List<Order> rows) throws SQLException {
        orders.insert(rows);
    }

    @Override
    public void update(List<Order> rows) throws SQLException {
        orders.update(rows);
    }
}
