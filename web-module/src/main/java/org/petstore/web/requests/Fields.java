package org.petstore.web.requests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.petstore.web.problems.FieldProblem;
import org.petstore.web.problems.InvalidFieldsException;

/**
 * The fields of a request, which in this API are flat and textual in every format they come in. Read each known field,
 * then {@link #requireValid}: all that is wrong is told at once, and a field nobody asked for is an error rather than a
 * misspelt wish that is silently ignored.
 */
public class Fields {

    private static final Map<String, Boolean> TRUTHS = Map.of("true", true, "false", false);

    private final Map<String, String> values;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Set<String> unknown;

    public Fields(Map<String, String> values) {
        this.values = new LinkedHashMap<>(values);
        this.unknown = new TreeSet<>(values.keySet());
    }

    /** Adds a field that comes from another part of the request; one that comes twice must be the same. */
    public void add(String name, String value) {
        String known = values.putIfAbsent(name, value);
        if (known == null) {
            unknown.add(name);
        } else if (!known.equals(value)) {
            refuse(name, "is given twice, and not the same");
        }
    }

    /** Notes that a field is there, but is nothing that a field can be. */
    public void refuse(String name, String error) {
        problems.add(new FieldProblem(name, error));
        unknown.remove(name);
        values.remove(name);
    }

    /**
     * Reads a field that may be absent.
     *
     * @param parser gives empty for a text it does not take
     * @param expected completes the sentence that begins with the field's name: {@code must be …}
     * @return empty if the field is absent or was refused
     */
    public <T> Optional<T> optional(String name, Function<String, Optional<T>> parser, String expected) {
        unknown.remove(name);
        Optional<String> text = Optional.ofNullable(values.get(name));
        Optional<T> value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            refuse(name, expected);
        }
        return value;
    }

    /**
     * Reads a field that must be there.
     *
     * @return empty if it was refused
     */
    public <T> Optional<T> required(String name, Function<String, Optional<T>> parser, String expected) {
        boolean refused = problems.stream().anyMatch(problem -> problem.name.equals(name));
        if (!values.containsKey(name) && !refused) {
            refuse(name, "is required and " + expected);
        }
        return optional(name, parser, expected);
    }

    /**
     * Reads a field that is true or false, and may be absent.
     *
     * @return empty if the field is absent or was refused
     */
    public Optional<Boolean> optionalTruth(String name) {
        return optional(name, text -> Optional.ofNullable(TRUTHS.get(text)), "must be true or false");
    }

    /** The texts of all fields that were not refused, in the order of their names. */
    public SortedMap<String, String> texts() {
        return new TreeMap<>(values);
    }

    /** Refuses the request if any of its fields was refused or is unknown. */
    public void requireValid() {
        for (String name : unknown) {
            problems.add(new FieldProblem(name, "is not a field of this request"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidFieldsException(problems);
        }
    }
}
