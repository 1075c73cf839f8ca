package org.petstore.web.pages;

import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.petstore.web.requests.Fields;

/**
 * Which part of a list is asked for. The cursor is the id of the last item of the page before, so that pages stay right
 * while rows are added.
 *
 * @param <I> what the items have for an id
 * @param address of the list, with what is asked of it: limit and cursor can follow
 * @param after the id after which the page begins
 * @param limit the most items on a page, 1 to 1,000
 */
public record PageRequest<I>(String address, I after, int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 1_000;

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final UUID AFTER_ALL = new UUID(Long.MAX_VALUE, Long.MAX_VALUE);

    private static final String LIMIT = "limit";
    private static final String CURSOR = "cursor";

    /** Reads {@code limit} and {@code cursor} of the query; ids are whole numbers above 0. */
    public static PageRequest<Long> of(UriInfo uri) {
        return of(uri, query(uri), 0L, PageRequest::wholeNumber);
    }

    /** The same for ids that are UUIDs. */
    public static PageRequest<UUID> ofUuids(UriInfo uri) {
        return of(uri, query(uri), BEFORE_ALL, PageRequest::uuid);
    }

    /**
     * The same for a list in the opposite order.
     *
     * @param query from which the fields that narrow the list have been read already
     */
    public static PageRequest<UUID> newestFirst(UriInfo uri, Fields query) {
        return of(uri, query, AFTER_ALL, PageRequest::uuid);
    }

    /** The fields of the query. */
    public static Fields query(UriInfo uri) {
        Map<String, String> query = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
        return new Fields(query);
    }

    private static <I> PageRequest<I> of(UriInfo uri, Fields fields, I beforeAll, Function<String, Optional<I>> id) {
        Optional<Long> limit = fields.optional(
                LIMIT, text -> wholeNumber(text).filter(n -> n >= 1 && n <= MOST), "must be from 1 to " + MOST);
        Optional<I> cursor = fields.optional(CURSOR, id, "must come from the page before");
        fields.requireValid();
        return new PageRequest<>(
                address(uri),
                cursor.orElse(beforeAll),
                limit.map(Long::intValue).orElse(DEFAULT_LIMIT));
    }

    private static String address(UriInfo uri) {
        var address = new StringBuilder("/" + uri.getPath().replaceFirst("^/", "") + "?");
        uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals(LIMIT) && !name.equals(CURSOR)) {
                address.append("%s=%s&".formatted(name, URLEncoder.encode(values.get(0), StandardCharsets.UTF_8)));
            }
        });
        return address.toString();
    }

    /**
     * Reads the page.
     *
     * @param read gives at most so many items after an id, in the order of ids
     */
    public <T, R> Page<R> page(Reader<I, T> read, Function<T, I> id, Function<T, R> representation)
            throws SQLException {
        List<T> found = read.page(after, limit + 1);
        List<T> items = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() <= limit
                ? null
                : "%slimit=%d&cursor=%s".formatted(address, limit, id.apply(items.get(limit - 1)));
        return new Page<>(items.stream().map(representation).toList(), next);
    }

    /** A list in the order of ids. */
    @FunctionalInterface
    public interface Reader<I, T> {
        List<T> page(I afterId, int limit) throws SQLException;
    }

    private static Optional<Long> wholeNumber(String text) {
        return Optional.of(text).filter(t -> t.matches("[0-9]{1,18}")).map(Long::valueOf);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
