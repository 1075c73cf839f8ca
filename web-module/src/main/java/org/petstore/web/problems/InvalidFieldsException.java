package org.petstore.web.problems;

import java.util.List;

/** The request is well-formed, but fields of it cannot be used: 400 naming each. */
public class InvalidFieldsException extends RuntimeException {

    private final transient List<FieldProblem> fields;

    public InvalidFieldsException(List<FieldProblem> fields) {
        super(FieldProblem.sentence(fields), null, false, false);
        this.fields = List.copyOf(fields);
    }

    List<FieldProblem> fields() {
        return fields;
    }
}
