package org.petstore.web.soap;

import jakarta.json.bind.Jsonb;
import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * An answer in its envelope.
 *
 * @param header writes what the envelope's header has, and the element itself
 */
record SoapEnvelope(SoapVersion version, int status, Part header, Part body) {

    /** A piece of the envelope. */
    @FunctionalInterface
    interface Part {
        void write(Jsonb json, XMLStreamWriter xml) throws XMLStreamException, IOException;
    }

    static SoapEnvelope of(SoapFault fault) {
        return new SoapEnvelope(fault.version(), fault.status(), (json, xml) -> fault.writeHeader(xml), fault::write);
    }

    static SoapEnvelope of(SoapVersion version, Part body) {
        return new SoapEnvelope(version, 200, (json, xml) -> {}, body);
    }
}
