package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.orders.Order;
import org.petstore.orders.OrderMonth;
import org.petstore.orders.OrderStatus;

class CsvOrderReportWriterTest extends OrderReportWriterContract {

    @Override
    OrderReportWriter writer() {
        return new CsvOrderReportWriter();
    }

    @Override
    List<Order> read(byte[] report) throws Exception {
        var text = new StringReader(new String(report, StandardCharsets.UTF_8));
        try (var reader = new CSVReaderBuilder(text)
                .withCSVParser(new RFC4180ParserBuilder().build())
                .withKeepCarriageReturn(true)
                .withSkipLines(1)
                .build()) {
            return reader.readAll().stream()
                    .map(CsvOrderReportWriterTest::order)
                    .toList();
        }
    }

    @Override
    String carried(String customer) {
        return inUtf8(customer);
    }

    @Test
    void eachOrderIsALineUnderTheHeader() throws Exception {
        assertThat(csv("Łukasz Żółć")).isEqualTo("""
                        id,order_date,customer,pet_id,quantity,total,status
                        17,2024-03-05T06:07:08Z,Łukasz Żółć,3,2,1234.50,approved
                        """.replace("\n", "\r\n"));
    }

    @Test
    void whatNeedsQuotesHasThemDoubledInside() throws Exception {
        assertThat(csv("Jane \"JD\" Doe")).contains(",\"Jane \"\"JD\"\" Doe\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Doe, Jane", "Jane\nDoe", "Jane\rDoe"})
    void commasAndLineBreaksAreQuoted(String customer) throws Exception {
        assertThat(csv(customer)).contains(",\"" + customer + "\",");
    }

    @Test
    void anEmptyMonthIsTheHeaderAlone() throws Exception {
        assertThat(csv(month(List.of()))).isEqualTo("id,order_date,customer,pet_id,quantity,total,status\r\n");
    }

    private String csv(String customer) throws Exception {
        return csv(month(List.of(order(17, Instant.parse("2024-03-05T06:07:08Z"), customer))));
    }

    private String csv(OrderMonth month) throws Exception {
        return new String(write(month), StandardCharsets.UTF_8);
    }

    private static Order order(String[] line) {
        return new Order(
                Long.parseLong(line[0]),
                Instant.parse(line[1]),
                line[2],
                Long.parseLong(line[3]),
                Integer.parseInt(line[4]),
                new BigDecimal(line[5]),
                OrderStatus.of(line[6]));
    }
}
