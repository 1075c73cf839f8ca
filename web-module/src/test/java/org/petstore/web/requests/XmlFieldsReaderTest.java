package org.petstore.web.requests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.web.problems.RefusedException;

class XmlFieldsReaderTest {

    private static final String NOT_WELL_FORMED = "The request body is not well-formed XML without a DOCTYPE";

    @Test
    void eachElementIsAField() {
        Fields fields = read("<r xmlns='urn:petstore:operations:1'><a>1</a><b><![CDATA[<2>]]></b></r>");

        assertThat(text(fields, "a")).contains("1");
        assertThat(text(fields, "b")).contains("<2>");
        fields.requireValid();
    }

    @Test
    void aPrefixIsAsGoodAsADefaultNamespace() {
        Fields fields = read("<p:r xmlns:p='urn:petstore:operations:1'><p:a>1</p:a></p:r>");

        assertThat(text(fields, "a")).contains("1");
        fields.requireValid();
    }

    @Test
    void indentationCommentsAndWhatSchemasNeedAreNothingToUs() {
        Fields fields = read("""
                <?xml version="1.0"?><!-- a comment -->
                <r xmlns="urn:petstore:operations:1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                   xsi:schemaLocation="urn:petstore:operations:1 http://127.0.0.1:1/never-fetched.xsd">
                    <!-- another --><?and an instruction?>
                    <a>
                        1 &amp; 2
                    </a>
                    <b xsi:nil="true"/>
                </r>
                <!-- the last -->
                """);

        assertThat(text(fields, "a")).contains("1 & 2");
        assertThat(text(fields, "b")).isEmpty();
        fields.requireValid();
    }

    @Test
    void whatNobodyAskedForIsNamed() {
        Fields fields = read("""
                <r xmlns="urn:petstore:operations:1" x="1">
                    <a y="2">1</a><a xmlns="">3</a><xi:include xmlns:xi="urn:xi" href="/etc/passwd"/>
                </r>
                """);
        text(fields, "a");

        assertThatThrownBy(fields::requireValid)
                .hasMessage("@x is not a field of this request; a@y is not a field of this request; "
                        + "{urn:xi}include is not a field of this request; "
                        + "{urn:xi}include@href is not a field of this request; "
                        + "{}a is not a field of this request");
    }

    @Test
    void aFieldIsATextAndComesOnce() {
        Fields fields = read("<r xmlns='urn:petstore:operations:1'><a>1</a><a>1</a><b><c/></b></r>");
        text(fields, "a");
        text(fields, "b");

        assertThatThrownBy(fields::requireValid).hasMessage("a is given twice; b must be a text");
    }

    @Test
    void anotherElementOrNamespaceIsRefused() {
        for (String root :
                new String[] {"<r/>", "<r xmlns='urn:petstore:operations:2'/>", "<s xmlns='urn:petstore:operations:1'/>"
                }) {
            assertRefused(root, "The request body must be the element r of the namespace urn:petstore:operations:1");
        }
        assertRefused(
                "<r xmlns='urn:petstore:operations:1'>2024-03</r>",
                "The element r must have elements only, and no text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "{}",
                "<r",
                "<r xmlns='urn:petstore:operations:1'>",
                "<r xmlns='urn:petstore:operations:1'/><r/>",
                "<r xmlns='urn:petstore:operations:1'><a>&unknown;</a></r>",
                "<r xmlns='urn:petstore:operations:1'><a>&#0;</a></r>",
                "<r xmlns='urn:petstore:operations:1'><p:a/></r>",
                "<!DOCTYPE r><r xmlns='urn:petstore:operations:1'/>",
                "<!DOCTYPE r SYSTEM 'http://127.0.0.1:1/r.dtd'><r xmlns='urn:petstore:operations:1'/>",
                "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><r xmlns='urn:petstore:operations:1'><a>&x;</a></r>",
                "<!DOCTYPE r [<!ENTITY % x SYSTEM 'http://127.0.0.1:1/x'> %x;]><r xmlns='urn:petstore:operations:1'/>",
                "<?xml version='1.0' encoding='no-such-charset'?><r xmlns='urn:petstore:operations:1'/>",
                "<?xml version='9'?><r xmlns='urn:petstore:operations:1'/>"
            })
    void whatIsNotWellFormedOrHasADoctypeIsRefused(String document) {
        assertRefused(document, NOT_WELL_FORMED);
    }

    @Test
    void theEncodingIsToldByTheDocumentOrByTheRequest() {
        String document = "<r xmlns='urn:petstore:operations:1'><a>ü</a></r>";

        assertThat(text(XmlFieldsReader.read(document.getBytes(UTF_16), null, "r"), "a"))
                .contains("ü");
        assertThat(text(XmlFieldsReader.read(document.getBytes(ISO_8859_1), "iso-8859-1", "r"), "a"))
                .contains("ü");
        byte[] declared = ("<?xml version='1.0' encoding='iso-8859-1'?>" + document).getBytes(ISO_8859_1);
        assertThat(text(XmlFieldsReader.read(declared, null, "r"), "a")).contains("ü");
        assertThatThrownBy(() -> XmlFieldsReader.read(document.getBytes(ISO_8859_1), null, "r"))
                .isInstanceOf(RefusedException.class)
                .hasMessage(NOT_WELL_FORMED);
    }

    private static Fields read(String document) {
        return XmlFieldsReader.read(document.getBytes(UTF_8), null, "r");
    }

    private static Optional<String> text(Fields fields, String name) {
        return fields.optional(name, Optional::of, "must be a text");
    }

    private static void assertRefused(String document, String message) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
    }
}
