package org.petstore.web.submissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.web.problems.RefusedException;

class IdempotencyHeaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "8e03978e-40d5"     | 8e03978e-40d5
            8e03978e-40d5       | 8e03978e-40d5
            "two words"         | two words
            "a, b; c=1"         | a, b; c=1
            "\\"quoted\\" \\\\" | "quoted" \\
            a/b+c=._~:@!$&'()*  | a/b+c=._~:@!$&'()*
            """)
    void aKeyIsAStringWithOrWithoutQuotes(String line, String value) {
        assertThat(IdempotencyHeader.value(line)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"\"",
                "\"",
                "\"open",
                "close\"",
                "a\"b",
                "\"a\"b\"",
                "\"a\\b\"",
                "\"a\\\"",
                "back\\slash",
                "two words",
                "\"a\", \"b\"",
                "a,b",
                "\"a\";b=1",
                "a;b",
                " a",
                "\"tab\there\"",
                "tab\there",
                "\"nul\0\"",
                "del\u007f",
                "\"ž\"",
                "ž",
                "\"line\nbreak\"",
                "line\r"
            })
    void whatIsNoStringIsRefused(String line) {
        assertThatThrownBy(() -> IdempotencyHeader.value(line))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("Idempotency-Key must ");
    }

    @Test
    void theLengthIsThatOfTheValue() {
        String longest = "\\\"".repeat(255);

        assertThat(IdempotencyHeader.value('"' + longest + '"')).hasSize(255);
        assertThatThrownBy(() -> IdempotencyHeader.value('"' + longest + "a\""))
                .hasMessage("Idempotency-Key must have 1 to 255 characters");
    }

    @Test
    void aHeaderOfAnyLengthIsReadInNoTime() {
        assertThatThrownBy(() -> IdempotencyHeader.value('"' + "\\\\".repeat(30_000)))
                .isInstanceOf(RefusedException.class);
    }
}
