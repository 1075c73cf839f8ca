package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petstore.server.PetstoreClient.Answer;

/** Whoever has lost the ids of jobs finds them again. */
@TestInstance(Lifecycle.PER_CLASS)
class JobListIT {

    private static final Pattern NEXT = Pattern.compile("<(.+)>; rel=\"next\"");

    private final PetstoreServer server = new PetstoreServer("job-list");
    private final List<String> oldestFirst = new ArrayList<>();
    private PetstoreClient client;
    private String imported;
    private String failed;

    @BeforeAll
    void makeJobs() {
        client = server.start().client();
        for (int i = 0; i < 5; i++) {
            end(client.requestReport("2030-01", "csv").jobId(), "completed");
        }
        imported = end(client.importPets(GeneratedCsv.pets(1)).jobId(), "completed");
        failed = end(client.importOrders("no header\n").jobId(), "failed");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void theyAreListedTheNewestFirst() {
        Answer list = client.get("/jobs?createdBefore=" + createdAt(failed));

        assertThat(ids(list)).isEqualTo(newestFirst(oldestFirst.subList(0, 6)));
        assertThat(list.header("Cache-Control")).isEqualTo("no-store");
        assertThat(list.header("Link")).isNull();
        assertThat(list.json().keySet()).containsExactly("items");
        JsonObject first = items(list).get(0);
        assertThat(first.keySet())
                .containsExactly(
                        "jobId",
                        "type",
                        "status",
                        "progress",
                        "createdAt",
                        "startedAt",
                        "completedAt",
                        "statusUrl",
                        "resultUrl",
                        "sequence");
        assertThat(first.getString("jobId")).isEqualTo(imported);
        assertThat(first.getString("type")).isEqualTo("pets-import");
        assertThat(first.getString("statusUrl")).isEqualTo("/jobs/" + imported);
    }

    @Test
    void aFilterLeavesOutTheOthers() {
        assertThat(ids(client.get("/jobs?status=failed"))).containsExactly(failed);
        assertThat(ids(client.get("/jobs?status=cancelled"))).isEmpty();
        assertThat(ids(client.get("/jobs?type=pets-import"))).containsExactly(imported);
        assertThat(ids(client.get("/jobs?type=pets-import&status=failed"))).isEmpty();
        assertThat(ids(client.get("/jobs?status=completed&createdBefore=" + createdAt(failed))))
                .isEqualTo(newestFirst(oldestFirst.subList(0, 6)));
        assertThat(ids(client.get("/jobs?createdAfter=%s&createdBefore=%s"
                        .formatted(createdAt(oldestFirst.get(1)), createdAt(oldestFirst.get(4))))))
                .contains(oldestFirst.get(3), oldestFirst.get(2))
                .doesNotContain(oldestFirst.get(0), oldestFirst.get(5), failed);
        assertThat(ids(client.get("/jobs?createdAfter=0000-01-01T00:00:00%2B01:00&createdBefore=9999-12-31T23:59:59Z")))
                .containsAll(oldestFirst);
        assertThat(ids(client.get("/jobs?createdBefore=1969-12-31T23:59:59Z"))).isEmpty();
    }

    @Test
    void thePagesStayRightWhileJobsAreAdded() {
        String page = "/jobs?limit=2&type=orders-report&createdBefore=" + createdAt(failed);
        List<String> seen = new ArrayList<>();
        while (page != null) {
            Answer answer = client.get(page);
            assertThat(items(answer).size()).isLessThanOrEqualTo(2);
            seen.addAll(ids(answer));
            page = answer.json().getString("next", null);
            assertThat(next(answer)).isEqualTo(page);
            client.requestReport("2030-01", "csv");
        }

        assertThat(seen).isEqualTo(newestFirst(oldestFirst.subList(0, 5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    status=done | status must be one of: pending, processing, completed, failed, cancelled
                    status=FAILED | status must be one of: pending, processing, completed, failed, cancelled
                    type=report | type must be one of: orders-import, orders-report, pets-import
                    createdAfter=2024-03-01 | createdAfter must be a time such as 2024-03-01T12:30:00Z
                    createdBefore=%2B999999999-01-01T00:00:00Z | createdBefore must be a time such as 2024-03-01T12:30:00Z
                    limit=0 | limit must be from 1 to 1000
                    cursor=5 | cursor must come from the page before
                    state=failed | state is not a field of this request
                    """)
    void aBadFilterIsNamed(String query, String error) {
        Answer answer = client.get("/jobs?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("error")).isEqualTo(error);
    }

    private String end(String jobId, String status) {
        assertThatJob(client, jobId).endsAs(status);
        oldestFirst.add(jobId);
        return jobId;
    }

    private String createdAt(String jobId) {
        return client.get("/jobs/" + jobId).json().getString("createdAt");
    }

    private static List<JsonObject> items(Answer list) {
        assertThat(list.status()).as(list.text()).isEqualTo(200);
        return list.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private static List<String> ids(Answer list) {
        return items(list).stream().map(job -> job.getString("jobId")).toList();
    }

    private static String next(Answer list) {
        Matcher link = NEXT.matcher(list.header("Link") == null ? "" : list.header("Link"));
        return link.matches() ? link.group(1) : null;
    }

    private static List<String> newestFirst(List<String> oldestFirst) {
        List<String> reversed = new ArrayList<>(oldestFirst);
        Collections.reverse(reversed);
        return reversed;
    }
}
