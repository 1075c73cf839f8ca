package org.petstore.imports;

/** What a client is told whose limit of failed rows has stopped an import. */
final class TooManyErrors {

    private TooManyErrors() {}

    static String message(ImportProgress done, ImportOptions options) {
        String changed = options.isUpsert() ? ", %d updated".formatted(done.updated()) : "";
        String stays = options.dryRun() ? "This was a dry run: nothing was stored." : "What was stored stays.";
        return "Stopped because more than %d rows failed (maxErrors). Of %d rows read %d were created%s, %d failed. %s"
                .formatted(options.maxErrors(), done.rows(), done.created(), changed, done.failed(), stays);
    }
}
