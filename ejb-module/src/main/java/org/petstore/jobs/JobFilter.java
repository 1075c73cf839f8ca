package org.petstore.jobs;

import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which jobs are asked for; what is empty admits all. Times are of the years 0000 to 9999, as RFC 3339 allows.
 *
 * @param createdAfter later than this
 * @param createdBefore earlier than this
 */
public record JobFilter(
        Optional<JobStatus> status,
        Optional<String> type,
        Optional<Instant> createdAfter,
        Optional<Instant> createdBefore) {

    /** A job has its id before its upload comes in, and is created after it. */
    private static final Duration LONGEST_UPLOAD = Duration.ofDays(1);

    /** Its condition in SQL; the times are also said of the ids, of which there is an index. */
    String condition() {
        List<String> conditions = new ArrayList<>(List.of("true"));
        status.map(JobFilter::condition).ifPresent(conditions::add);
        type.ifPresent(word -> conditions.add("type = :type"));
        createdAfter.ifPresent(time -> conditions.add("created_at > :createdAfter and id >= :idAfter"));
        createdBefore.ifPresent(time -> conditions.add("created_at < :createdBefore and id < :idBefore"));
        return String.join(" and ", conditions);
    }

    /** Sets the parameters of the condition. */
    void bind(Query query) {
        type.ifPresent(word -> query.setParameter("type", word));
        createdAfter.ifPresent(time -> query.setParameter("createdAfter", time)
                .setParameter("idAfter", JobIds.startOf(time.minus(LONGEST_UPLOAD))));
        createdBefore.ifPresent(time ->
                query.setParameter("createdBefore", time).setParameter("idBefore", JobIds.startOf(time.plusMillis(1))));
    }

    /**
     * Said as a constant, so that the database plans for the one state that is meant: few jobs are pending, which an
     * index finds, and most are completed, of which it would have to sort all. H2 does not see that, so they are said in
     * a way for which no index can be used.
     */
    private static String condition(JobStatus status) {
        String column = status == JobStatus.COMPLETED ? "status || ''" : "status";
        return "%s = '%s'".formatted(column, status.word());
    }
}
