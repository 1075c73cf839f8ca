package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRowsTest {

    private static final String HEADER = "id,order_date,customer,pet_id,quantity,total,status\n";

    private ImportFixture imports;

    @BeforeEach
    void start() throws Exception {
        imports = ImportFixture.inMemory();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-01T12:30:00Z,                2024-03-01 12:30:00+00",
        "2024-03-01t12:30:00z,                2024-03-01 12:30:00+00",
        "2024-03-01T00:30:00+01:00,           2024-02-29 23:30:00+00",
        "2024-02-29T23:59:59.999-23:59,       2024-03-01 23:58:59.999+00",
        "2024-03-01T12:30:00.123456789Z,      2024-03-01 12:30:00.123456+00",
        "2024-03-01T12:30:00.5+00:00,         2024-03-01 12:30:00.5+00",
        "0001-01-01T00:00:00Z,                0001-01-01 00:00:00+00",
        "9999-12-31T23:59:59Z,                9999-12-31 23:59:59+00"
    })
    void aTimeIsStoredInUtc(String time, String stored) throws Exception {
        imports.importOrders(HEADER + "1," + time + ",Ann,2,3,4.5,placed\n");
        assertThat(imports.database.number(
                        "select count(*) from orders where order_date = timestamp with time zone '" + stored + "'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    ,2024-03-01T12:30:00Z,Ann,2,3,4.5,placed    | id: is empty
                    0,2024-03-01T12:30:00Z,Ann,2,3,4.5,placed   | id: must be a whole number from 1 to 999999999999999, not "0"
                    1,2024-03-01,Ann,2,3,4.5,placed             | order_date: must be a time such as 2024-03-01T12:30:00Z, not "2024-03-01"
                    1,2024-03-01T12:30:00,Ann,2,3,4.5,placed    | order_date: must be a time such as 2024-03-01T12:30:00Z, not "2024-03-01T12:30:00"
                    1,2024-03-01T12:30Z,Ann,2,3,4.5,placed      | order_date: must be a time such as 2024-03-01T12:30:00Z, not "2024-03-01T12:30Z"
                    1,2024-03-01 12:30:00Z,Ann,2,3,4.5,placed   | order_date: must be a time such as 2024-03-01T12:30:00Z, not "2024-03-01 12:30:00Z"
                    1,2024-03-01T24:00:00Z,Ann,2,3,4.5,placed   | order_date: must be a time such as 2024-03-01T12:30:00Z, not "2024-03-01T24:00:00Z"
                    1,2024-03-01T12:30:60Z,Ann,2,3,4.5,placed   | order_date: must be a time such as 2024-03-01T12:30:00Z, not "2024-03-01T12:30:60Z"
                    1,2024-02-30T12:30:00Z,Ann,2,3,4.5,placed   | order_date: must be a time such as 2024-03-01T12:30:00Z, not "2024-02-30T12:30:00Z"
                    1,2024-03-01T12:30:00.Z,Ann,2,3,4.5,placed  | order_date: must be a time such as 2024-03-01T12:30:00Z, not "2024-03-01T12:30:00.Z"
                    1,2024-03-01T12:30:00+0100,Ann,2,3,4.5,placed | order_date: must be a time such as 2024-03-01T12:30:00Z, not "2024-03-01T12:30:00+0100"
                    1,2024-03-01T12:30:00+24:00,Ann,2,3,4.5,placed | order_date: must be a time such as 2024-03-01T12:30:00Z, not "2024-03-01T12:30:00+24:00"
                    1,0001-01-01T00:00:00+01:00,Ann,2,3,4.5,placed | order_date: must be a time such as 2024-03-01T12:30:00Z, not "0001-01-01T00:00:00+01:00"
                    1,2024-03-01T12:30:00Z,,2,3,4.5,placed      | customer: is empty
                    1,2024-03-01T12:30:00Z,Ann,-2,3,4.5,placed  | pet_id: must be a whole number from 1 to 999999999999999, not "-2"
                    1,2024-03-01T12:30:00Z,Ann,2,0,4.5,placed   | quantity: must be a whole number from 1 to 999, not "0"
                    1,2024-03-01T12:30:00Z,Ann,2,1000,4.5,placed | quantity: must be a whole number from 1 to 999, not "1000"
                    1,2024-03-01T12:30:00Z,Ann,2,3,-0.01,placed | total: must be 0 or more
                    1,2024-03-01T12:30:00Z,Ann,2,3,10000000000,placed | total: must be below 10000000000
                    1,2024-03-01T12:30:00Z,Ann,2,3,4.5,lost     | status: must be one of placed, approved, delivered, not "lost"
                    """)
    void isToldAsTheErrorOfItsRow(String row, String error) throws Exception {
        assertThat(ImportFixture.errors(imports.importOrders(HEADER + row))).containsExactly("1: " + error);
    }

    @Test
    void theLargestValuesFit() throws Exception {
        var result = imports.importOrders(HEADER + "999999999999999,2024-03-01T12:30:00Z," + "🐶".repeat(200)
                + ",999999999999999,999,9999999999.99,delivered\n1,2024-03-01T12:30:00Z,Ann,2,1,0,placed\n");
        assertThat(ImportFixture.summary(result)).isEqualTo(ImportFixture.summary(2, 0));
    }

    @Test
    void anIdIsTakenByAnEarlierRowOrAStoredOrder() throws Exception {
        String rest = ",2024-03-01T12:30:00Z,Ann,2,3,4.5,placed\n";
        imports.importOrders(HEADER + "1" + rest);
        assertThat(ImportFixture.errors(imports.importOrders(HEADER + "2" + rest + "1" + rest + "2" + rest)))
                .containsExactly("2: id: 1 is taken already", "3: id: 2 is taken by row 1");
    }
}
