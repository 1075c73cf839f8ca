package org.petstore.webhooks;

import java.net.URI;
import java.util.Locale;

/**
 * What subscribers are known by: scheme, host and port of a URL (RFC 6454, section 4), written in one way, so that equal
 * ones are equal texts. Not so for hosts that have two names.
 *
 * @param text in lower case, and without the port that goes without saying
 */
public record Origin(String text) {

    /** The origin of a URL that {@link CallbackPolicy} has let pass. */
    static Origin of(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        boolean implied = url.getPort() == -1 || url.getPort() == ("https".equals(scheme) ? 443 : 80);
        return new Origin("%s://%s%s".formatted(scheme, host, implied ? "" : ":" + url.getPort()));
    }

    /**
     * The same, of a URL that has nothing but an origin; a slash at its end does no harm.
     *
     * @throws CallbackRefusedException if it has a path or a query
     */
    public static Origin alone(URI url) throws CallbackRefusedException {
        boolean noPath = url.getRawPath().isEmpty() || "/".equals(url.getRawPath());
        if (!noPath || url.getRawQuery() != null) {
            throw new CallbackRefusedException("must end after its host or port, as https://shop.example does");
        }
        return of(url);
    }
}
