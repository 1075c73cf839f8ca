package org.petstore.web.soap;

import jakarta.ws.rs.core.MediaType;
import java.util.Set;

/** The two versions, as far as they differ. */
enum SoapVersion {
    SOAP_1_1("http://schemas.xmlsoap.org/soap/envelope/", "text", "xml", "Client", "Server", "actor") {
        @Override
        int status(String faultCode) {
            return 500; // SOAP 1.1, section 6.2
        }
    },
    SOAP_1_2("http://www.w3.org/2003/05/soap-envelope", "application", "soap+xml", "Sender", "Receiver", "role") {
        @Override
        int status(String faultCode) {
            return faultCode.equals("Sender") ? 400 : 500; // SOAP 1.2, part 2, table 20
        }
    };

    private static final Set<String> US = Set.of(
            "",
            "http://schemas.xmlsoap.org/soap/actor/next",
            "http://www.w3.org/2003/05/soap-envelope/role/next",
            "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver");

    private final String namespace;
    private final String type;
    private final String subtype;
    private final String client;
    private final String server;
    private final String roleAttribute;

    SoapVersion(String namespace, String type, String subtype, String client, String server, String roleAttribute) {
        this.namespace = namespace;
        this.type = type;
        this.subtype = subtype;
        this.client = client;
        this.server = server;
        this.roleAttribute = roleAttribute;
    }

    /** The HTTP status that the version's binding has for a fault. */
    abstract int status(String faultCode);

    String namespace() {
        return namespace;
    }

    MediaType mediaType() {
        return new MediaType(type, subtype, "utf-8");
    }

    boolean isOf(MediaType mediaType) {
        return mediaType != null
                && type.equalsIgnoreCase(mediaType.getType())
                && subtype.equalsIgnoreCase(mediaType.getSubtype());
    }

    /** Whose fault a problem is. */
    String faultCode(int status) {
        return status < 500 ? client : server;
    }

    String roleAttribute() {
        return roleAttribute;
    }

    /** Tells whether a header with this actor or role is for the one who answers. */
    static boolean isForUs(String role) {
        return role == null || US.contains(role);
    }
}
