package org.petstore.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.RFC4180Parser;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RecordReaderTest {

    private static final int LIMIT = RecordReader.MAX_LENGTH;

    @Test
    void lineBreaksCommasAndDoubledQuotesStandInQuotedFields() throws IOException {
        assertThat(read("a,\"b\nc\",\"d,e\",\"f\"\"g\"\n1,\"\",\"\"\"\",\",\"\n"))
                .containsExactly(List.of("a", "b\nc", "d,e", "f\"g"), List.of("1", "", "\"", ","));
    }

    @Test
    void linesEndWithLineFeedCarriageReturnOrBoth() throws IOException {
        assertThat(read("a,b\nc,d\re,f\r\ng,h"))
                .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"), List.of("g", "h"));
    }

    @Test
    void aLineBreakInsideQuotesIsKeptAsItIs() throws IOException {
        assertThat(read("\"a\r\nb\",c\r\n")).containsExactly(List.of("a\r\nb", "c"));
    }

    @Test
    void blankLinesAreLeftOut() throws IOException {
        assertThat(read("\n\r\n  \t\na,b\n\n\nc,d\n\n")).containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void emptyFieldsCount() throws IOException {
        assertThat(read(",\n,,\na,\n")).containsExactly(List.of("", ""), List.of("", "", ""), List.of("a", ""));
    }

    @Test
    void anEmptyFileHasNoRecord() throws IOException {
        assertThat(read("")).isEmpty();
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsLineOnly() throws IOException {
        assertThat(read("a,b\n\"c,d\ne,f\ng,h\n"))
                .containsExactly(
                        List.of("a", "b"),
                        "has a quoted value that does not end with a quote",
                        List.of("e", "f"),
                        List.of("g", "h"));
    }

    @Test
    void aQuoteThatIsNeverClosedOnTheLastLineCostsThatLine() throws IOException {
        assertThat(read("a,b\nc,\"d"))
                .containsExactly(List.of("a", "b"), "has a quoted value that does not end with a quote");
    }

    @Test
    void aQuoteThatIsClosedByTheNextQuoteOfTheFileCostsItsLineOnly() throws IOException {
        assertThat(read("\"a,b\nc,d\n\"e\",f\n"))
                .containsExactly(
                        "has a quoted value that does not end with a quote", List.of("c", "d"), List.of("e", "f"));
    }

    @Test
    void aQuoteIsNotClosedByOneThatIsOutOfReach() throws IOException {
        var lines = "c,d\n".repeat(LIMIT / 4);
        List<Object> records = read("\"a,b\n" + lines + "\"e\",f\n");
        assertThat(records).hasSize(LIMIT / 4 + 2);
        assertThat(records.get(0)).isEqualTo("has a quoted value that does not end with a quote");
        assertThat(records.get(records.size() - 1)).isEqualTo(List.of("e", "f"));
    }

    @Test
    void quotesAndTextDoNotMix() throws IOException {
        assertThat(read("a\"b,c\n\"d\"e,f\n\"g\" ,h\ni,j\n"))
                .containsExactly(
                        "has a quote inside a value that does not begin with one",
                        "has a quoted value that does not end with a quote",
                        "has a quoted value that does not end with a quote",
                        List.of("i", "j"));
    }

    @Test
    void aRecordMayBeAsLongAsTheLimitAndNoLonger() throws IOException {
        String most = "x".repeat(LIMIT - 2);
        assertThat(read(most + ",b\nc,d\n" + most + ",bb\ne,f\n"))
                .containsExactly(
                        List.of(most, "b"),
                        List.of("c", "d"),
                        "is longer than 1,048,576 characters",
                        List.of("e", "f"));
    }

    @Test
    void aQuotedValueThatIsTooLongCostsItsRecordOnly() throws IOException {
        assertThat(read("\"" + "x".repeat(3 * LIMIT) + "\",b\nc,d\n"))
                .containsExactly("is longer than 1,048,576 characters", List.of("c", "d"));
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aFileWithoutAnyLineBreakIsReadInBoundedMemory() throws IOException {
        Reader endless = new Reader() {
            private long left = 300_000_000;

            @Override
            public int read(char[] buffer, int offset, int length) {
                int read = (int) Math.min(left, length);
                Arrays.fill(buffer, offset, offset + read, 'x');
                left -= read;
                return read == 0 ? -1 : read;
            }

            @Override
            public void close() {}
        };
        var reader = new RecordReader(endless, Delimiter.COMMA);
        assertThat(reader.next().flatMap(CsvRecord::fault)).contains("is longer than 1,048,576 characters");
        assertThat(reader.next()).isEmpty();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void brokenQuotesInEveryLineDoNotMakeReadingSlow() throws IOException {
        assertThat(read("\"a,\"\"b\n".repeat(200_000))).isNotEmpty();
        assertThat(read(("\"a\n" + "\"\"\n".repeat(1_000)).repeat(300))).isNotEmpty();
    }

    @Test
    void whatACsvWriterWritesIsReadBack() throws IOException {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            List<List<String>> rows = randomRows(random);
            assertThat(read(written(rows))).containsExactlyElementsOf(rows);
        }
    }

    private static List<List<String>> randomRows(Random random) {
        var rows = new ArrayList<List<String>>();
        for (int row = random.nextInt(4); row >= 0; row--) {
            var fields = new ArrayList<String>();
            // The first is never blank, so that no row is a blank line
            fields.add("x");
            for (int field = random.nextInt(4); field > 0; field--) {
                var value = new StringBuilder();
                for (int length = random.nextInt(6); length > 0; length--) {
                    value.append("\",\n\r ab€".charAt(random.nextInt(8)));
                }
                fields.add(value.toString());
            }
            rows.add(fields);
        }
        return rows;
    }

    private static String written(List<List<String>> rows) throws IOException {
        var text = new StringWriter();
        try (var writer = new CSVWriterBuilder(text)
                .withParser(new RFC4180Parser())
                .withLineEnd("\r\n")
                .build()) {
            rows.forEach(row -> writer.writeNext(row.toArray(String[]::new), true));
        }
        return text.toString();
    }

    /** The records of a file: a list of fields, or the fault. */
    private static List<Object> read(String csv) throws IOException {
        var reader = new RecordReader(new StringReader(csv), Delimiter.COMMA);
        var records = new ArrayList<Object>();
        for (Optional<CsvRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
            CsvRecord record = next.get();
            records.add(record.fault().isPresent() ? record.fault().get() : record.fields());
        }
        return records;
    }
}
