package org.petstore.web.xml;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormatsTest {

    @Test
    void xmlIsForWhomItIsWorthMoreThanJson() {
        assertThat(Formats.preferXml(List.of())).isFalse();
        assertThat(Formats.preferXml(List.of(type("*", "*", "1")))).isFalse();
        assertThat(Formats.preferXml(List.of(type("text", "xml", "1")))).isTrue();
        assertThat(Formats.preferXml(List.of(type("application", "XML", "0.5"), type("*", "*", "0.4"))))
                .isTrue();
        assertThat(Formats.preferXml(List.of(type("application", "xml", "0.5"), type("application", "json", "0.5"))))
                .isFalse();
        assertThat(Formats.preferXml(List.of(type("application", "xml", "0")))).isFalse();
    }

    @Test
    void aRankIsANumberFromZeroToOne() {
        for (String rank : List.of("0", "1", "0.", "0.5", "0.999", ".2", "1.000")) {
            assertThat(Formats.areRanked(List.of(type("a", "b", rank)))).isTrue();
        }
        for (String rank : List.of("", ".", "x", "-1", "2", "1.1", "0.1234", "NaN", "1e0")) {
            assertThat(Formats.areRanked(List.of(type("a", "b", rank)))).isFalse();
        }
    }

    private static MediaType type(String type, String subtype, String rank) {
        return new MediaType(type, subtype, Map.of("q", rank));
    }
}
