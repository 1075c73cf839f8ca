package org.petstore.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import org.petstore.files.FileStore;
import org.petstore.jobs.JobExpired;

/** Removes uploads. Until then they are needed for the list of failed rows, and for trying a failed import again. */
@ApplicationScoped
class ExpiredUploads {

    @Inject
    private FileStore files;

    void remove(@Observes JobExpired expired) throws IOException {
        if (CsvImport.TYPES.contains(expired.job().type())) {
            files.delete(expired.job().parameters(CsvImport.class).fileKey());
        }
    }
}
