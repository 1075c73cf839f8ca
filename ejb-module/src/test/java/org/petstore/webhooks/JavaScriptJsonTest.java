package org.petstore.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are what Node.js 20 answers to {@code JSON.stringify(JSON.parse(text))}. */
class JavaScriptJsonTest {

    @Test
    void controlCharactersAreEscapedInTheShortestWayInLowerCase() {
        String escapes = """
                {"a":"\\u0000\\u0007\\b\\t\\n\\u000B\\f\\r\\u001F\\u0020\\u007F"}""";

        assertThat(rewritten(escapes)).isEqualTo("""
                {"a":"\\u0000\\u0007\\b\\t\\n\\u000b\\f\\r\\u001f \177"}""");
    }

    @Test
    void onlyQuotesAndBackslashesAreEscapedAmongTheVisible() {
        assertThat(rewritten("""
                {"a":"\\"\\\\\\/<>&'"}""")).isEqualTo("""
                {"a":"\\"\\\\/<>&'"}""");
    }

    @Test
    void lettersOfAllScriptsAreWrittenInUtf8() {
        assertThat(rewritten("""
                {"\\u00e9":"\\u00df\\u2028\\ud83d\\ude00"}""")).isEqualTo("{\"é\":\"ß\u2028😀\"}");
    }

    @Test
    void halvesOfSurrogatePairsAreEscaped() {
        JsonObject halves = Json.createObjectBuilder()
                .add("high", "\ud800")
                .add("low", "x\udfffy")
                .add("swapped", "\udc00\ud800")
                .build();

        assertThat(text(halves)).isEqualTo("""
                {"high":"\\ud800","low":"x\\udfffy","swapped":"\\udc00\\ud800"}""");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "7, 7",
        "-12.50, -12.5",
        "1.0, 1",
        "1e2, 100",
        "0.1, 0.1",
        "1e-6, 0.000001",
        "1e-7, 1e-7",
        "-1.5e-9, -1.5e-9",
        "123456789012345680000, 123456789012345680000",
        "1e21, 1e+21",
        "1.25e21, 1.25e+21",
        "9007199254740991, 9007199254740991",
        "9007199254740993, 9007199254740992",
        "9223372036854775807, 9223372036854776000",
        "2e23, 2e+23",
        "5e-324, 5e-324",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "1e400, null"
    })
    void numbersAreDoublesInTheirShortestForm(String number, String expected) {
        assertThat(rewritten("{\"n\":" + number + "}")).isEqualTo("{\"n\":" + expected + "}");
    }

    @Test
    void membersKeepTheirOrderButArrayIndexesComeFirst() {
        assertThat(rewritten("""
                {"b":1,"2":2,"01":3,"1":4,"a":5,"4294967294":6,"4294967295":7,"0":8,"-1":9}""")).isEqualTo("""
                {"0":8,"1":4,"2":2,"4294967294":6,"b":1,"01":3,"a":5,"4294967295":7,"-1":9}""");
    }

    @Test
    void whiteSpaceIsLeftOutAtEveryDepth() {
        assertThat(rewritten("""
                { "a" : [ ] , "b" : { } , "c" : [ { "d" : null } , true , false , [ 1 , "x y" ] ] }""")).isEqualTo("""
                {"a":[],"b":{},"c":[{"d":null},true,false,[1,"x y"]]}""");
    }

    private static String rewritten(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return text(reader.readObject());
        }
    }

    private static String text(JsonObject object) {
        return new String(JavaScriptJson.bytes(object), StandardCharsets.UTF_8);
    }
}
