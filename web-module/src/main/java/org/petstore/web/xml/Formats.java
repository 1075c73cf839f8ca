package org.petstore.web.xml;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a representation can be written as, and what its client wants. */
public final class Formats {

    /** For {@code @Produces}, after JSON: of what a client likes as well, it gets JSON (RFC 9110, section 12.5.1). */
    public static final String XML = MediaType.APPLICATION_XML + ";qs=0.9";

    /** The same under its older name. */
    public static final String TEXT_XML = MediaType.TEXT_XML + ";qs=0.8";

    static final MediaType PROBLEM_XML = new MediaType("application", "problem+xml");

    private static final Pattern RANK = Pattern.compile("0|0\\.|0?\\.[0-9]{1,3}|1(\\.0{0,3})?");

    private static final List<MediaType> XML_TYPES =
            List.of(MediaType.APPLICATION_XML_TYPE, MediaType.TEXT_XML_TYPE, PROBLEM_XML);
    private static final List<MediaType> JSON_TYPES =
            List.of(MediaType.APPLICATION_JSON_TYPE, new MediaType("application", "problem+json"));
    private static final List<MediaType> HTML_TYPES =
            List.of(MediaType.TEXT_HTML_TYPE, MediaType.APPLICATION_XHTML_XML_TYPE);

    private Formats() {}

    /** Tells whether XML is ranked above JSON; what is named by a wildcard only is JSON. */
    static boolean preferXml(List<MediaType> accepted) {
        double xml = quality(accepted, Formats::isXml);
        double json = quality(accepted, type -> JSON_TYPES.stream().anyMatch(type::isCompatible));
        return xml > json;
    }

    /**
     * Tells whether every rank is a number from 0 to 1 with at most three decimals (RFC 9110, section 12.4.2), or one that
     * begins with its point: the oldest client of the JDK sends {@code .2}.
     */
    static boolean areRanked(List<MediaType> accepted) {
        return accepted.stream().allMatch(type -> RANK.matcher(rank(type)).matches());
    }

    /** Browsers name HTML, and XML for pages that are written in it. */
    static boolean areOfABrowser(List<MediaType> accepted) {
        return accepted.stream().anyMatch(type -> isOneOf(HTML_TYPES, type));
    }

    static boolean isXml(MediaType type) {
        return isOneOf(XML_TYPES, type);
    }

    private static double quality(List<MediaType> accepted, Predicate<MediaType> kind) {
        return accepted.stream()
                .filter(kind)
                .mapToDouble(type -> Double.parseDouble(rank(type)))
                .max()
                .orElse(0);
    }

    private static String rank(MediaType type) {
        return type.getParameters().getOrDefault("q", "1");
    }

    private static boolean isOneOf(List<MediaType> types, MediaType type) {
        return types.stream()
                .anyMatch(one -> one.getType().equalsIgnoreCase(type.getType())
                        && one.getSubtype().equalsIgnoreCase(type.getSubtype()));
    }
}
