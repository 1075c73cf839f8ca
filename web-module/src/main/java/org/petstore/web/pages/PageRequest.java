package org.petstore.web.pages;

import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.petstore.web.requests.Fields;

/**
 * Which part of a list is asked for. The cursor is the id of the last item of the page before, so that pages stay right
 * while rows are added.
 *
 * @param after the id after which the page begins
 * @param limit the most items on a page, 1 to 1,000
 */
public record PageRequest(String path, long after, int limit) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 1_000;

    /** Reads {@code limit} and {@code cursor} of the query. */
    public static PageRequest of(UriInfo uri) {
        Map<String, String> query = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> query.put(name, values.get(0)));
        var fields = new Fields(query);
        Optional<Long> limit = fields.optional(
                "limit", text -> wholeNumber(text).filter(n -> n >= 1 && n <= MOST), "must be from 1 to " + MOST);
        Optional<Long> cursor = fields.optional("cursor", PageRequest::wholeNumber, "must come from the page before");
        fields.requireValid();
        return new PageRequest(
                "/" + uri.getPath().replaceFirst("^/", ""),
                cursor.orElse(0L),
                limit.map(Long::intValue).orElse(DEFAULT_LIMIT));
    }

    /**
     * Reads the page.
     *
     * @param read gives at most so many items after an id, in the order of ids
     */
    public <T, R> Page<R> page(Reader<T> read, ToLongFunction<T> id, Function<T, R> representation)
            throws SQLException {
        List<T> found = read.page(after, limit + 1);
        List<T> items = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() <= limit
                ? null
                : "%s?limit=%d&cursor=%d".formatted(path, limit, id.applyAsLong(items.get(limit - 1)));
        return new Page<>(items.stream().map(representation).toList(), next);
    }

    /** A list in the order of ids. */
    @FunctionalInterface
    public interface Reader<T> {
        List<T> page(long afterId, int limit) throws SQLException;
    }

    private static Optional<Long> wholeNumber(String text) {
        return Optional.of(text).filter(t -> t.matches("[0-9]{1,18}")).map(Long::valueOf);
    }
}
