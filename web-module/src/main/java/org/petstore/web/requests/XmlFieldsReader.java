package org.petstore.web.requests;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.petstore.web.problems.RefusedException;
import org.petstore.web.xml.XmlParser;
import org.petstore.web.xml.XmlRoot;

/**
 * Reads {@link Fields} from XML (1.0) of at most 64 KiB, or what {@link XmlRoot} says: the element that the resource's method asks for, with an element
 * for each field. The charset of the {@code Content-Type} wins over the document's own (RFC 7303, section 3).
 */
@Provider
@Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
public class XmlFieldsReader implements MessageBodyReader<Fields> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Fields.class && Arrays.stream(annotations).anyMatch(XmlRoot.class::isInstance);
    }

    @Override
    public Fields readFrom(
            Class<Fields> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> httpHeaders,
            InputStream body)
            throws IOException {
        byte[] bytes = RequestBody.read(body, root(annotations).mostKiB(), "an XML document");
        String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        return read(bytes, charset, root(annotations).value());
    }

    /**
     * Reads the fields of a document.
     *
     * @param charset null if the document tells itself
     * @param root the element that it must be
     * @throws RefusedException if it is not, or not well-formed
     */
    public static Fields read(byte[] document, String charset, String root) {
        try {
            XMLStreamReader xml = XmlParser.atRoot(document, charset);
            return new XmlFields(xml).read(root);
        } catch (RefusedException e) {
            throw e;
        } catch (XMLStreamException | RuntimeException e) { // the parser has its own for some malformed texts
            throw new RefusedException(Status.BAD_REQUEST, "The request body is not well-formed XML without a DOCTYPE");
        }
    }

    private static XmlRoot root(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(XmlRoot.class::isInstance)
                .map(XmlRoot.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
