package org.petstore.reports;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a report can be delivered as. Each has one {@link OrderReportWriter}. */
public enum ReportFormat {
    PDF("application/pdf"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv;charset=utf-8"),
    HTML("text/html;charset=utf-8"),
    JSON("application/json"),
    XML("application/xml;charset=utf-8");

    private final String mediaType;

    ReportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The word that clients ask for it with; also the extension of its files, without the dot. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    /** All words, as a sentence lists them. */
    public static String words() {
        return Stream.of(values()).map(ReportFormat::word).collect(Collectors.joining(", "));
    }

    public static Optional<ReportFormat> of(String word) {
        return Stream.of(values()).filter(format -> format.word().equals(word)).findFirst();
    }
}
