package org.petstore.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The words that a file may use for the constants of an enum, in the order of these. */
final class Words {

    private Words() {}

    @SafeVarargs
    static <E extends Enum<E>> Map<String, E> of(Function<E, String> word, E... constants) {
        var words = new LinkedHashMap<String, E>();
        for (E constant : constants) {
            words.put(word.apply(constant), constant);
        }
        return Collections.unmodifiableMap(words);
    }
}
