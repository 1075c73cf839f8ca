package org.petstore.webhooks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** How the sender names itself to receivers (RFC 9110, section 10.1.5). */
final class UserAgent {

    /** Maven puts it into the archive. */
    private static final String ARTIFACT = "/META-INF/maven/org.petstore/petstore-ejb/pom.properties";

    private UserAgent() {}

    /** {@code Petstore-Operations/} and the version; without that where there is no archive, as in unit tests. */
    static String text() {
        try (InputStream artifact = UserAgent.class.getResourceAsStream(ARTIFACT)) {
            if (artifact == null) {
                return "Petstore-Operations";
            }
            Properties properties = new Properties();
            properties.load(artifact);
            return "Petstore-Operations/" + properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
