package org.petstore.web.soap;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Optional;
import org.petstore.web.problems.RefusedException;

/**
 * Takes the envelope off: what goes on is the request of an XML client. One to {@code /soap} is sent to the resource that its
 * element belongs to, as the request that the resource takes.
 */
@Provider
@PreMatching
public class SoapFilter implements ContainerRequestFilter {

    private static final String ADDRESS = "soap";
    private static final String SOAP_ACTION = "SOAPAction";
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        Optional<SoapVersion> version = version(request);
        if (version.isPresent()) {
            var call = new SoapCall(version.get());
            request.setProperty(SoapCall.PROPERTY, call);
            open(request, call);
        }
    }

    /** An envelope of 1.1 looks like any XML; a header that it must have tells it, or the address where nothing else goes. */
    private static Optional<SoapVersion> version(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (SoapVersion.SOAP_1_2.isOf(type)) {
            return Optional.of(SoapVersion.SOAP_1_2);
        }
        boolean isSoap = isToOneAddress(request) || request.getHeaders().containsKey(SOAP_ACTION);
        return isSoap && SoapVersion.SOAP_1_1.isOf(type) ? Optional.of(SoapVersion.SOAP_1_1) : Optional.empty();
    }

    private static void open(ContainerRequestContext request, SoapCall call) throws IOException {
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_XML);
        Optional<SoapMessage> message = message(request, call.version());
        if (message.isEmpty()) {
            abort(request, SoapFault.versionMismatch(call.version()));
        } else if (message.get().notUnderstood().isPresent()) {
            abort(
                    request,
                    SoapFault.mustUnderstand(
                            call.version(), message.get().notUnderstood().get()));
        } else {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_XML);
            request.setEntityStream(message.get().document());
            if (isToOneAddress(request)) {
                dispatch(request, call, message.get());
            }
        }
    }

    private static Optional<SoapMessage> message(ContainerRequestContext request, SoapVersion version)
            throws IOException {
        byte[] envelope = request.getEntityStream().readNBytes(MOST_BYTES + 1);
        if (envelope.length > MOST_BYTES) {
            throw new RefusedException(Status.REQUEST_ENTITY_TOO_LARGE, "The envelope must not be larger than 2 MiB");
        }
        if (envelope.length == 0) {
            throw new RefusedException(Status.BAD_REQUEST, "The request body is missing: it must be a SOAP envelope");
        }
        String charset = request.getMediaType().getParameters().get(MediaType.CHARSET_PARAMETER);
        return SoapMessage.read(envelope, charset, version);
    }

    private static void dispatch(ContainerRequestContext request, SoapCall call, SoapMessage message) {
        SoapOperation operation = message.element()
                .flatMap(SoapOperation::of)
                .orElseThrow(() -> new RefusedException(
                        Status.BAD_REQUEST, "The envelope's body must be a request that the WSDL has"));
        call.of(operation);
        String path = operation.isOfJob() ? operation.path(message.fields()) : operation.path();
        request.setMethod(operation.method());
        request.setRequestUri(request.getUriInfo().getBaseUri().resolve(path));
    }

    private static boolean isToOneAddress(ContainerRequestContext request) {
        return request.getMethod().equals(HttpMethod.POST)
                && request.getUriInfo().getPath().replace("/", "").equals(ADDRESS);
    }

    private static void abort(ContainerRequestContext request, SoapFault fault) {
        request.abortWith(Response.status(fault.status()).entity(fault).build());
    }
}
