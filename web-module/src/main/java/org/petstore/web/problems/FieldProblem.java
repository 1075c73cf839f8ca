package org.petstore.web.problems;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.stream.Collectors;

/** One field of a request that cannot be used. */
@JsonbPropertyOrder({"name", "error"})
public class FieldProblem {

    public final String name;
    public final String error;

    /**
     * Names the field and what is wrong with it.
     *
     * @param error goes on where the name ended: {@code must be a month such as 2024-03}
     */
    public FieldProblem(String name, String error) {
        this.name = name;
        this.error = error;
    }

    static String sentence(List<FieldProblem> fields) {
        return fields.stream().map(field -> field.name + " " + field.error).collect(Collectors.joining("; "));
    }
}
