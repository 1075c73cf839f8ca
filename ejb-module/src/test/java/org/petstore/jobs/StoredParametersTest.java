package org.petstore.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.petstore.reports.OrderReport;

/** Parameters that are in a database already must be read by every later version. */
class StoredParametersTest {

    @Test
    void aReportIsStoredWithItsParameters() {
        assertThat(JobJson.write(new OrderReport("2024-03", "csv", true)))
                .isEqualTo("{\"format\":\"csv\",\"guardFormulas\":true,\"month\":\"2024-03\"}");
        assertThat(JobJson.read("{\"format\":\"csv\",\"guardFormulas\":true,\"month\":\"2024-03\"}", OrderReport.class))
                .isEqualTo(new OrderReport("2024-03", "csv", true));
    }

    @Test
    void aReportOfBeforeFormulasCouldBeGuarded() {
        assertThat(JobJson.read("{\"format\":\"csv\",\"month\":\"2024-03\"}", OrderReport.class))
                .isEqualTo(new OrderReport("2024-03", "csv", false));
    }
}
