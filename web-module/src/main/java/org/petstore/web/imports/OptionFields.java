package org.petstore.web.imports;

import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.petstore.imports.Delimiter;
import org.petstore.imports.ImportMode;
import org.petstore.imports.ImportOptions;
import org.petstore.web.requests.Fields;

/** The fields that every request for an import may have. */
final class OptionFields {

    /** What surely fits into a long. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,18}");

    private OptionFields() {}

    /** Reads the fields; what is wrong with one is noted with the fields. */
    static ImportOptions in(Fields fields) {
        ImportOptions defaults = ImportOptions.DEFAULTS;
        return new ImportOptions(
                fields.optional("delimiter", Delimiter::of, "must be one of: " + Delimiter.WORDS)
                        .orElse(defaults.delimiter()),
                charset(fields),
                fields.optionalTruth("dryRun").orElse(defaults.dryRun()),
                fields.optional("mode", ImportMode::of, "must be one of: " + ImportMode.WORDS)
                        .orElse(defaults.mode()),
                fields.optional("maxErrors", OptionFields::wholeNumber, "must be a whole number, 0 or more")
                        .orElse(defaults.maxErrors()));
    }

    private static String charset(Fields fields) {
        Optional<String> name = fields.optional("charset", Optional::of, "must be a name");
        if (name.isEmpty()) {
            return ImportOptions.DEFAULTS.charset();
        }
        Optional<String> charset = ianaName(name.get());
        if (charset.isEmpty()) {
            fields.refuse(
                    "charset",
                    "must be the IANA name of a charset such as windows-1252, not \"%s\"".formatted(name.get()));
        }
        return charset.orElse(null);
    }

    private static Optional<String> ianaName(String text) {
        try {
            return Optional.of(Charset.forName(text))
                    .filter(Charset::isRegistered)
                    .map(Charset::name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> wholeNumber(String text) {
        return Optional.of(text).filter(t -> WHOLE_NUMBER.matcher(t).matches()).map(Long::valueOf);
    }
}
