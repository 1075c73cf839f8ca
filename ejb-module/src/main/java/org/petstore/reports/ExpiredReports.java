package org.petstore.reports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import org.petstore.files.FileStore;
import org.petstore.jobs.JobExpired;

/** Removes the files of reports. */
@ApplicationScoped
class ExpiredReports {

    @Inject
    private FileStore files;

    /**
     * A small report shares its file with others. They were completed by one statement and so expire together: that the
     * first to be told takes the file from the others, which may be told in another batch, does them no wrong.
     */
    void remove(@Observes JobExpired expired) throws IOException {
        if (expired.job().type().equals(OrderReport.TYPE)) {
            Optional<ReportFile> report = expired.job().summary(ReportFile.class);
            if (report.isPresent()) {
                files.delete(report.get().content().key());
            }
        }
    }
}
