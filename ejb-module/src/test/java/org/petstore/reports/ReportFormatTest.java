package org.petstore.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportFormatTest {

    @ParameterizedTest
    @EnumSource
    void aFormatIsFoundByItsWord(ReportFormat format) {
        assertThat(ReportFormat.of(format.word())).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PDF", "pdf ", "docx"})
    void anyOtherWordIsNoFormat(String word) {
        assertThat(ReportFormat.of(word)).isEmpty();
    }

    @Test
    void wordsAreThoseOfTheContract() {
        assertThat(ReportFormat.values())
                .extracting(ReportFormat::word)
                .containsExactly("pdf", "xlsx", "csv", "html", "json", "xml");
    }
}
