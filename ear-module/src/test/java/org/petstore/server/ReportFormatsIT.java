package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.petstore.server.PetstoreClient.Answer;

/** The same months in every format that is made for programs. {@link ReportIT} looks at PDF and CSV. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class ReportFormatsIT {

    private static final String HOSTILE_MONTH = "2031-07";
    private static final int FIRST_HOSTILE_ID = 710_000_001;
    private static final List<String> HOSTILE_NAMES = List.of(
            "Doe, \"Jane\"; O'Hara",
            "first line\nsecond line",
            "first line\r\nsecond\rthird\tand a tab",
            "Emoji 🐶 and 𝔉raktur, Σοφία, 山田",
            "<script>alert('x')</script> &amp; & ]]> <!--",
            "</td></tr></table>",
            "=cmd|' /C calc'!A0",
            "+1",
            "-1",
            "@SUM(1+1)",
            "_x0041_");

    private enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        HTML("text/html;charset=utf-8"),
        JSON("application/json"),
        XML("application/xml;charset=utf-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        OpenedReport open(byte[] file) throws Exception {
            return switch (this) {
                case XLSX -> OpenedReport.xlsx(file);
                case HTML -> OpenedReport.html(file);
                case JSON -> OpenedReport.json(file);
                case XML -> OpenedReport.xml(file);
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private PetstoreClient client;
    private List<ReportedOrder> orders;

    @BeforeAll
    void importHostileOrders(PetstoreClient client) {
        this.client = client;
        String rows = IntStream.range(0, HOSTILE_NAMES.size())
                .mapToObj(i -> "%d,2031-07-%02dT10:00:00Z,%s,1,2,3.50,placed\n"
                        .formatted(FIRST_HOSTILE_ID + i, i + 1, quoted(HOSTILE_NAMES.get(i))))
                .collect(Collectors.joining());
        String csv = "id,order_date,customer,pet_id,quantity,total,status\n" + rows;
        assertThatJob(client, client.importOrders(csv).jobId()).completes();
        orders = client.all("/orders").stream()
                .map(ReportedOrder::of)
                .sorted(Comparator.comparing(ReportedOrder::date).thenComparing(ReportedOrder::id))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aReportHasTheOrdersOfTheMonthInTheirTurnAndTheirTotals(Format format) throws Exception {
        List<ReportedOrder> ofMonth = orders.stream()
                .filter(order -> order.date().toString().startsWith("2024-03"))
                .toList();

        OpenedReport report = open("2024-03", format);

        assertThat(report.title()).isEqualTo("Orders, March 2024");
        assertThat(report.orders()).isEqualTo(ofMonth.size());
        assertThat(report.quantity())
                .isEqualTo(ofMonth.stream().mapToLong(ReportedOrder::quantity).sum());
        assertThat(report.total())
                .isEqualTo(ofMonth.stream().map(ReportedOrder::total).reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(report.rows()).isEqualTo(ofMonth);
    }

    @ParameterizedTest
    @EnumSource
    void aNameIsTextWhateverItLooksLike(Format format) throws Exception {
        assertThat(open(HOSTILE_MONTH, format).rows())
                .extracting(ReportedOrder::customer)
                .isEqualTo(HOSTILE_NAMES);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyMonthIsAReportThatSaysSo(Format format) throws Exception {
        assertThat(open("2030-01", format))
                .isEqualTo(new OpenedReport("Orders, January 2030", 0, 0, new BigDecimal("0.00"), List.of()));
    }

    @ParameterizedTest
    @EnumSource
    void aReportIsDeliveredAsWhatItIs(Format format) {
        Answer file = report("2030-01", format.word(), "");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type")).isEqualToIgnoringWhitespace(format.mediaType);
        assertThat(file.header("Content-Length")).isEqualTo(Integer.toString(file.bytes().length));
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"orders-2030-01.%s\"".formatted(format.word()));
    }

    @Test
    void aCsvHasNamesAsTheyAreUnlessFormulasAreGuarded() {
        assertThat(customers(report(HOSTILE_MONTH, "csv", ""))).isEqualTo(HOSTILE_NAMES);
        assertThat(customers(report(HOSTILE_MONTH, "csv", ",\"guardFormulas\":false")))
                .isEqualTo(HOSTILE_NAMES);
        assertThat(customers(report(HOSTILE_MONTH, "csv", ",\"guardFormulas\":true")))
                .contains("'=cmd|' /C calc'!A0", "'+1", "'-1", "'@SUM(1+1)", "_x0041_", "Doe, \"Jane\"; O'Hara")
                .noneMatch(name -> name.matches("[=+@-].*"));
    }

    private OpenedReport open(String month, Format format) throws Exception {
        return format.open(report(month, format.word(), "").bytes());
    }

    private Answer report(String month, String format, String furtherFields) {
        String jobId = client.requestReport(
                        "{\"month\":\"%s\",\"format\":\"%s\"%s}".formatted(month, format, furtherFields))
                .jobId();
        return client.get(assertThatJob(client, jobId).completes().header("Location"));
    }

    private static List<String> customers(Answer csv) {
        return Csv.read(csv.text()).stream()
                .skip(1)
                .map(record -> record.get(2))
                .toList();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
