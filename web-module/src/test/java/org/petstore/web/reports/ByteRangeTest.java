package org.petstore.web.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.web.problems.UnsatisfiableRangeException;

/** RFC 9110, section 14, for a file of 1,000 bytes. */
class ByteRangeTest {

    private static final long SIZE = 1_000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-499, 0, 499",
        "bytes=500-, 500, 999",
        "bytes=-200, 800, 999",
        "bytes=-5000, 0, 999",
        "bytes=990-5000, 990, 999",
        "bytes=999-999999999999999999, 999, 999",
        "Bytes=1-2, 1, 2",
        "'bytes= 1-2 ', 1, 2"
    })
    void oneRangeIsThatPartOfTheFile(String header, long first, long last) {
        assertThat(ByteRange.of(header, SIZE)).contains(new ByteRange(first, last, SIZE));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "bytes=0-1,5-6",
                "bytes=-",
                "bytes=2-1",
                "bytes=a-b",
                "bytes=1",
                "bytes 0-1",
                "rows=0-1",
                "bytes=--1",
                "bytes=99999999999999999999-"
            })
    void whatIsNoSingleRangeOfBytesIsTheWholeFile(String header) {
        assertThat(ByteRange.of(header, SIZE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=999999999999999999-"})
    void aRangeWithoutAByteOfTheFileIsRefused(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, SIZE))
                .isInstanceOf(UnsatisfiableRangeException.class)
                .hasMessage("The file has 1000 bytes, none of them in this range");
    }

    @Test
    void itSaysWhatIsSent() {
        assertThat(new ByteRange(0, 499, SIZE).length()).isEqualTo(500);
        assertThat(new ByteRange(0, 499, SIZE).contentRange()).isEqualTo("bytes 0-499/1000");
    }
}
