package org.petstore.imports;

/**
 * A column that a row type knows.
 *
 * @param name in lower case
 * @param required whether the header must have it
 */
record Column(String name, boolean required) {

    static Column required(String name) {
        return new Column(name, true);
    }

    static Column optional(String name) {
        return new Column(name, false);
    }
}
