package org.petstore.imports;

import java.util.UUID;
import org.petstore.jobs.JobContext;

/** What stays the same for all chunks of an attempt. */
record ImportAttempt<R>(RowType<R> type, ImportOptions options, JobContext context) {

    UUID jobId() {
        return context.jobId();
    }
}
