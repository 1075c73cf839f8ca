package org.petstore.benchmark;

import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long the report of a large month takes, in each format: from the request to the end, without the download. */
final class ReportTime implements Measurement {

    /** The second time shows what is left when the server has compiled its code. */
    private static final List<String> FORMATS = List.of("pdf", "pdf", "xlsx", "csv", "html", "json", "xml");

    @Override
    public void run(Subject subject, Results results) throws Exception {
        for (String format : FORMATS) {
            subject.jobs().makeReport(Subject.SMALL_MONTH, format);
            results.add(measure(subject, format));
        }
    }

    private static Result measure(Subject subject, String format) throws Exception {
        int rows = subject.options().rows();
        Instant start = Instant.now();
        JobEnd end = subject.jobs().makeReport(Subject.LARGE_MONTH, format);
        String what = "report %s of %,d orders".formatted(format, rows);
        if (!end.isCompleted()) {
            return new Result(what).with(Result.ERRORS, 1);
        }
        long bytes;
        try (var connection = new HttpConnection(subject.base())) {
            HttpAnswer answer = connection.download(end.location(), OutputStream.nullOutputStream());
            bytes = Long.parseLong(answer.headers().get("content-length"));
        }
        return Result.of(what, rows, Duration.between(start, end.completedAt()))
                .with(Result.ERRORS, 0)
                .with("bytes", bytes);
    }
}
