package org.petstore.web.jobs;

import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;
import java.util.List;

/** Whether a client knows a state of a job: {@code If-None-Match} (RFC 9110, section 13.1.2). */
public final class KnownState {

    private KnownState() {}

    /**
     * By weak comparison, which RESTEasy does not do.
     *
     * @param headers the values of all headers of this name; null for none
     */
    public static boolean isNamedBy(List<String> headers, EntityTag tag) {
        // Ours have no commas; a foreign one that has is none of ours in parts either
        return headers != null
                && headers.stream()
                        .flatMap(header -> Arrays.stream(header.split(",", -1)))
                        .map(String::strip)
                        .map(named -> named.startsWith("W/") ? named.substring(2) : named)
                        .anyMatch(named -> named.equals("*") || named.equals('"' + tag.getValue() + '"'));
    }
}
