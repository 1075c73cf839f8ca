package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.orders.InMemoryOrderMonth;
import org.petstore.orders.Order;
import org.petstore.orders.OrderStatus;

class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "="})
    void whatBeginsLikeAFormulaGetsAnApostrophe(String customer) throws SQLException {
        assertThat(guarded(customer)).isEqualTo("'" + customer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jane", "a=1", "1+1", " =1", "'=1", "\n=1", "", "Ω"})
    void anythingElseStays(String customer) throws SQLException {
        assertThat(guarded(customer)).isEqualTo(customer);
    }

    @Test
    void numbersStayNumbers() throws SQLException {
        var refund = new Order(
                -7, Instant.parse("2024-03-05T06:07:08Z"), "Jane", -3, -2, new BigDecimal("-5.00"), OrderStatus.PLACED);

        assertThat(first(refund)).isEqualTo(refund);
    }

    private static String guarded(String customer) throws SQLException {
        var order = new Order(
                17, Instant.parse("2024-03-05T06:07:08Z"), customer, 3, 2, new BigDecimal("5.00"), OrderStatus.PLACED);
        return first(order).customer();
    }

    private static Order first(Order order) throws SQLException {
        try (var guard = new FormulaGuard(InMemoryOrderMonth.of(YearMonth.of(2024, 3), List.of(order)))) {
            assertThat(guard.next()).isTrue();
            return guard.order();
        }
    }
}
