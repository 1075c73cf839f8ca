package org.petstore.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The results of imports, for the webhook and for whoever asks later: both are told the same. */
@ApplicationScoped
public class ImportResults {

    /** The most errors that are told; all of them are in the database. */
    static final int MOST_ERRORS = 1_000;

    @Inject
    private ImportErrorRepository errors;

    /**
     * Reads the result of an import.
     *
     * @param summary as it is stored with the completed job
     */
    public ImportResult of(UUID jobId, ImportSummary summary) throws SQLException {
        List<RowError> first = summary.failed() == 0 ? List.of() : errors.after(jobId, 0, MOST_ERRORS);
        return new ImportResult(summary, first);
    }
}
