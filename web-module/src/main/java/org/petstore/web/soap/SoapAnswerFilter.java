package org.petstore.web.soap;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.petstore.web.problems.Problem;
import org.petstore.web.xml.XmlRepresentation;
import org.petstore.web.xml.XmlRoot;

/**
 * Puts the answer into an envelope of the version that the request had. Where it is no fault its status is 200: toolkits take
 * 202 for a message without an answer, and few follow a redirect.
 */
@Provider
public class SoapAnswerFilter implements ContainerResponseFilter {

    /** What toolkits, which have all of it in memory, can be expected to take. */
    private static final long MOST_FILE_BYTES = 8L * 1024 * 1024;

    private static final Annotation[] NONE = {};

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (request.getProperty(SoapCall.PROPERTY) instanceof SoapCall call && response.hasEntity()) {
            SoapEnvelope envelope = envelope(call, response);
            response.setStatus(envelope.status());
            response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
            response.getHeaders().remove(HttpHeaders.CONTENT_DISPOSITION);
            response.setEntity(envelope, NONE, call.version().mediaType());
        }
    }

    private static SoapEnvelope envelope(SoapCall call, ContainerResponseContext response) throws IOException {
        Object entity = response.getEntity();
        if (entity instanceof SoapFault fault) {
            return SoapEnvelope.of(fault);
        }
        if (entity instanceof Problem problem) {
            return SoapEnvelope.of(SoapFault.of(call.version(), problem));
        }
        if (entity instanceof InputStream content) {
            return file(call, content, response);
        }
        Optional<String> root = XmlRepresentation.root(response.getEntityClass(), response.getEntityAnnotations());
        return root.map(name -> answer(call, (json, xml) -> XmlRepresentation.write(entity, name, json, xml)))
                .orElseGet(() ->
                        SoapEnvelope.of(SoapFault.of(call.version(), "This address has no answer in an envelope")));
    }

    /** The length is known beforehand: nothing is read of a file that is too large. */
    private static SoapEnvelope file(SoapCall call, InputStream content, ContainerResponseContext response)
            throws IOException {
        long bytes = Long.parseLong(response.getHeaderString(HttpHeaders.CONTENT_LENGTH));
        if (bytes > MOST_FILE_BYTES) {
            content.close();
            return SoapEnvelope.of(SoapFault.of(
                    call.version(),
                    "The report has more than 8 MiB, which is no size for an envelope: GET it at the job's resultUrl"));
        }
        String disposition = response.getHeaderString(HttpHeaders.CONTENT_DISPOSITION);
        String fileName = disposition.replaceFirst(".*filename=\"(.*)\".*", "$1");
        var file = new SoapFile(fileName, response.getMediaType().toString(), content);
        return answer(call, (json, xml) -> file.write(xml));
    }

    private static SoapEnvelope answer(SoapCall call, SoapEnvelope.Part body) {
        return SoapEnvelope.of(call.version(), (json, xml) -> {
            if (call.answerElement().isEmpty()) {
                body.write(json, xml);
                return;
            }
            xml.writeStartElement(call.answerElement().get());
            xml.writeDefaultNamespace(XmlRoot.NAMESPACE);
            body.write(json, xml);
            xml.writeEndElement();
        });
    }
}
