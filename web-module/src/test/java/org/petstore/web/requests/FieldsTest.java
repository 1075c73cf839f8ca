package org.petstore.web.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.petstore.web.problems.InvalidFieldsException;

class FieldsTest {

    @Test
    void fieldsAreReadByTheirParsers() {
        var fields = new Fields(Map.of("a", "1"));

        assertThat(fields.required("a", FieldsTest::digit, "must be a digit")).contains(1);
        assertThat(fields.optional("b", FieldsTest::digit, "must be a digit")).isEmpty();
        assertThatCode(fields::requireValid).doesNotThrowAnyException();
    }

    @Test
    void whateverIsWrongIsToldInOneSentence() {
        var fields = new Fields(Map.of("a", "x", "d", "1"));
        fields.required("a", FieldsTest::digit, "must be a digit");
        fields.required("b", FieldsTest::digit, "must be a digit");

        assertThatThrownBy(fields::requireValid)
                .isInstanceOf(InvalidFieldsException.class)
                .hasMessage("a must be a digit; b is required and must be a digit; d is not a field of this request");
    }

    @Test
    void aFieldThatWasRefusedIsNotAlsoMissing() {
        var fields = new Fields(Map.of());
        fields.refuse("a", "must be a string");
        fields.required("a", FieldsTest::digit, "must be a digit");

        assertThatThrownBy(fields::requireValid).hasMessage("a must be a string");
    }

    @Test
    void aTruthIsTrueOrFalse() {
        var fields = new Fields(Map.of("a", "true", "b", "false", "c", "yes"));

        assertThat(fields.optionalTruth("a")).contains(true);
        assertThat(fields.optionalTruth("b")).contains(false);
        assertThat(fields.optionalTruth("d")).isEmpty();
        assertThat(fields.optionalTruth("c")).isEmpty();
        assertThatThrownBy(fields::requireValid).hasMessage("c must be true or false");
    }

    private static Optional<Integer> digit(String text) {
        return text.matches("[0-9]") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }
}
