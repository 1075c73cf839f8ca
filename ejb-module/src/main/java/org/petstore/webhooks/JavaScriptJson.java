package org.petstore.webhooks;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * JSON as JavaScript writes it: {@code JSON.stringify(JSON.parse(text))} gives the same text again. The guide's
 * receivers sign the outcome of just that, so a byte that differs is a signature that does not match. Strings and
 * numbers are those of RFC 8785; members keep their order, as far as JavaScript keeps it.
 */
final class JavaScriptJson {

    /** JavaScript moves members with such names to the front, in the order of the numbers. */
    private static final Pattern ARRAY_INDEX = Pattern.compile("0|[1-9]\\d{0,9}");

    private static final long MAX_ARRAY_INDEX = 0xffff_fffeL;

    private static final int MAX_DOUBLE_DIGITS = 17;

    private JavaScriptJson() {}

    static byte[] bytes(JsonObject object) {
        return text(object).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(JsonValue value) {
        return switch (value.getValueType()) {
            case OBJECT -> object(value.asJsonObject());
            case ARRAY -> array(value.asJsonArray());
            case STRING -> string(((JsonString) value).getString());
            case NUMBER -> number(((JsonNumber) value).bigDecimalValue().doubleValue());
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "null";
        };
    }

    private static String object(JsonObject object) {
        return object.keySet().stream()
                .sorted(Comparator.comparingLong(JavaScriptJson::rank))
                .map(name -> string(name) + ":" + text(object.get(name)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static long rank(String name) {
        if (!ARRAY_INDEX.matcher(name).matches()) {
            return Long.MAX_VALUE;
        }
        long index = Long.parseLong(name);
        return index <= MAX_ARRAY_INDEX ? index : Long.MAX_VALUE;
    }

    private static String array(JsonArray array) {
        return array.stream().map(JavaScriptJson::text).collect(Collectors.joining(",", "[", "]"));
    }

    private static String string(String value) {
        // Code points, so that half a surrogate pair, which UTF-8 cannot say, comes alone
        return value.codePoints().mapToObj(JavaScriptJson::character).collect(Collectors.joining("", "\"", "\""));
    }

    private static String character(int codePoint) {
        return switch (codePoint) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default ->
                codePoint < ' ' || Character.getType(codePoint) == Character.SURROGATE
                        ? "\\u%04x".formatted(codePoint)
                        : Character.toString(codePoint);
        };
    }

    /** ECMAScript's Number::toString; JavaScript has no other numbers than doubles, and no infinity in JSON. */
    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return "null";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - shortest.scale() - 1;
        if (exponent >= -6 && exponent < 21) {
            return shortest.toPlainString();
        }
        String sign = value < 0 ? "-" : "";
        String point = digits.length() > 1 ? "." : "";
        String exponentSign = exponent < 0 ? "-" : "+";
        return sign + digits.charAt(0) + point + digits.substring(1) + "e" + exponentSign + Math.abs(exponent);
    }

    /** The fewest digits that lead back to the same double; Double.toString gives more than that before JDK 19. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        return IntStream.rangeClosed(1, MAX_DOUBLE_DIGITS)
                .mapToObj(digits -> exact.round(new MathContext(digits, RoundingMode.HALF_EVEN)))
                .filter(rounded -> rounded.doubleValue() == value)
                .findFirst()
                .orElseThrow();
    }
}
