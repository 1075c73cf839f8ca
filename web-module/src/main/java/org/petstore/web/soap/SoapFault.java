package org.petstore.web.soap;

import jakarta.json.bind.Jsonb;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.petstore.web.problems.Problem;
import org.petstore.web.xml.XmlRepresentation;

/**
 * A fault, in the words of its version.
 *
 * @param code the local name
 * @param problem its detail; null if the fault is about the envelope
 * @param notUnderstood the header that it is about, or null
 */
record SoapFault(SoapVersion version, String code, String reason, Problem problem, QName notUnderstood) {

    static final String PREFIX = "soap";

    static SoapFault of(SoapVersion version, Problem problem) {
        return new SoapFault(version, version.faultCode(problem.status), problem.error, problem, null);
    }

    /** What the client must do otherwise. */
    static SoapFault of(SoapVersion version, String reason) {
        return new SoapFault(version, version.faultCode(400), reason, null, null);
    }

    static SoapFault versionMismatch(SoapVersion version) {
        return new SoapFault(
                version,
                "VersionMismatch",
                "The envelope is not of the version that the Content-Type tells",
                null,
                null);
    }

    static SoapFault mustUnderstand(SoapVersion version, QName header) {
        return new SoapFault(version, "MustUnderstand", "The header %s is not known".formatted(header), null, header);
    }

    int status() {
        return version.status(code);
    }

    /** Writes what an envelope needs besides its body. */
    void writeHeader(XMLStreamWriter xml) throws XMLStreamException {
        if (version == SoapVersion.SOAP_1_2 && notUnderstood != null) {
            start("Header", xml);
            start("NotUnderstood", xml);
            xml.writeNamespace("h", notUnderstood.getNamespaceURI());
            xml.writeAttribute("qname", "h:" + notUnderstood.getLocalPart());
            xml.writeEndElement();
            xml.writeEndElement();
        }
    }

    void write(Jsonb json, XMLStreamWriter xml) throws XMLStreamException {
        start("Fault", xml);
        if (version == SoapVersion.SOAP_1_1) {
            write("faultcode", PREFIX + ":" + code, xml);
            write("faultstring", reason, xml);
            writeDetail("detail", false, json, xml);
        } else {
            start("Code", xml);
            start("Value", xml);
            xml.writeCharacters(PREFIX + ":" + code);
            xml.writeEndElement();
            xml.writeEndElement();
            start("Reason", xml);
            start("Text", xml);
            xml.writeAttribute(XMLConstants.XML_NS_PREFIX, XMLConstants.XML_NS_URI, "lang", "en");
            xml.writeCharacters(reason);
            xml.writeEndElement();
            xml.writeEndElement();
            writeDetail("Detail", true, json, xml);
        }
        xml.writeEndElement();
    }

    private void writeDetail(String element, boolean isQualified, Jsonb json, XMLStreamWriter xml)
            throws XMLStreamException {
        if (problem == null) {
            return;
        }
        if (isQualified) {
            start(element, xml);
        } else {
            xml.writeStartElement(element);
        }
        XmlRepresentation.writeProblem(problem, json, xml);
        xml.writeEndElement();
    }

    private void start(String element, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(PREFIX, element, version.namespace());
    }

    private static void write(String element, String text, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
