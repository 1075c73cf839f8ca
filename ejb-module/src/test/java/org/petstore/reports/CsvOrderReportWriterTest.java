package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petstore.jobs.FakeJobContext;
import org.petstore.jobs.JobStoppedException;
import org.petstore.orders.InMemoryOrderMonth;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderStatus;

class CsvOrderReportWriterTest {

    private static final YearMonth MARCH = YearMonth.of(2024, 3);

    @Test
    void eachOrderIsALineUnderTheHeader() throws Exception {
        assertThat(csv("Łukasz Żółć")).isEqualTo("""
                        id,order_date,customer,pet_id,quantity,total,status
                        17,2024-03-05T06:07:08Z,Łukasz Żółć,3,2,1234.50,approved
                        """.replace("\n", "\r\n"));
    }

    @Test
    void aCommaIsQuoted() throws Exception {
        assertThat(csv("Doe, Jane")).contains(",\"Doe, Jane\",");
    }

    @Test
    void quotesAreQuotedAndDoubled() throws Exception {
        assertThat(csv("Jane \"JD\" Doe")).contains(",\"Jane \"\"JD\"\" Doe\",");
    }

    @Test
    void lineBreaksAreQuoted() throws Exception {
        assertThat(csv("Jane\nDoe")).contains(",\"Jane\nDoe\",");
        assertThat(csv("Jane\rDoe")).contains(",\"Jane\rDoe\",");
    }

    @Test
    void anEmptyMonthIsTheHeaderAlone() throws Exception {
        assertThat(csv(InMemoryOrderMonth.of(MARCH, List.of())))
                .isEqualTo("id,order_date,customer,pet_id,quantity,total,status\r\n");
    }

    @Test
    void progressRisesToTheWhole() throws Exception {
        var context = FakeJobContext.running();

        new CsvOrderReportWriter()
                .write(InMemoryOrderMonth.ofSamples(MARCH, 300), OutputStream.nullOutputStream(), context::progress);

        assertThat(context.reports()).isEqualTo(300);
        assertThat(context.percent()).isEqualTo(100);
    }

    @Test
    void aStoppedJobEndsAtTheNextRow() {
        var context = FakeJobContext.stoppedAtReport(10);

        assertThatThrownBy(() -> new CsvOrderReportWriter()
                        .write(
                                InMemoryOrderMonth.ofSamples(MARCH, 300),
                                OutputStream.nullOutputStream(),
                                context::progress))
                .isInstanceOf(JobStoppedException.class);
        assertThat(context.reports()).isEqualTo(10);
    }

    private static String csv(String customer) throws IOException, SQLException {
        var order = new Order(
                17,
                Instant.parse("2024-03-05T06:07:08Z"),
                customer,
                3,
                2,
                new BigDecimal("1234.50"),
                OrderStatus.APPROVED);
        return csv(InMemoryOrderMonth.of(MARCH, List.of(order)));
    }

    private static String csv(OrderMonth month) throws IOException, SQLException {
        var out = new ByteArrayOutputStream();
        new CsvOrderReportWriter().write(month, out, FakeJobContext.running()::progress);
        return out.toString(StandardCharsets.UTF_8);
    }
}
