package org.petstore.web.soap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.petstore.web.problems.RefusedException;

class SoapMessageTest {

    @ParameterizedTest
    @EnumSource
    void theElementInTheBodyIsADocumentOfItsOwn(SoapVersion version) throws Exception {
        SoapMessage message = read(version, "", "<p:a xmlns:p='urn:p' b='1'>&lt;<p:c p:d='2'/><!-- x --></p:a>");

        assertThat(message.element()).contains("a");
        assertThat(new String(message.document().readAllBytes(), UTF_8))
                .startsWith("<p:a")
                .contains("xmlns:p=\"urn:p\"", "b=\"1\"", "&lt;", "p:d=\"2\"")
                .doesNotContain("<!--", "Envelope");
    }

    @ParameterizedTest
    @EnumSource
    void aBodyMayBeEmpty(SoapVersion version) {
        SoapMessage message = read(version, "", "");

        assertThat(message.element()).isEmpty();
        assertThat(message.document()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theFirstHeaderThatMustBeUnderstoodIsFound(SoapVersion version) {
        String headers = "<x:a xmlns:x='urn:x'/><x:b xmlns:x='urn:x' e:mustUnderstand='0'/>"
                + "<x:c xmlns:x='urn:x' e:mustUnderstand='1' e:%s='urn:another'/>".formatted(version.roleAttribute())
                + "<x:d xmlns:x='urn:x' e:mustUnderstand='1'><x:e/></x:d><x:f xmlns:x='urn:x' e:mustUnderstand='1'/>";

        assertThat(read(version, headers, "").notUnderstood()).contains(new QName("urn:x", "d"));
    }

    @Test
    void anEnvelopeOfAnotherVersionIsNotRead() {
        byte[] envelope = envelope(SoapVersion.SOAP_1_1, "", "").getBytes(UTF_8);

        assertThat(SoapMessage.read(envelope, null, SoapVersion.SOAP_1_2)).isEmpty();
    }

    @Test
    void thereIsOneBodyWithOneElementAtMost() {
        assertThatThrownBy(() -> read(SoapVersion.SOAP_1_1, "", "<a/><b/>"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("The envelope's body must have one element");
        assertThatThrownBy(() -> read(SoapVersion.SOAP_1_1, "", "<a/></e:Body><e:Body>"))
                .isInstanceOf(RefusedException.class)
                .hasMessage("The envelope must have a Body, once, after at most one Header");
    }

    private static SoapMessage read(SoapVersion version, String headers, String body) {
        return SoapMessage.read(envelope(version, headers, body).getBytes(UTF_8), null, version)
                .orElseThrow();
    }

    private static String envelope(SoapVersion version, String headers, String body) {
        return "<e:Envelope xmlns:e='%s'><e:Header>%s</e:Header><e:Body>%s</e:Body></e:Envelope>"
                .formatted(version.namespace(), headers, body);
    }
}
