package org.petstore.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petstore.server.JobAssert.assertThatJob;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petstore.server.PetstoreClient.Answer;

/** A download that broke off is gone on with, and one that is there already is not repeated: RFC 9110. */
@ExtendWith(SharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
class RangeIT {

    private PetstoreClient client;
    private String path;
    private Answer whole;

    @BeforeAll
    void makeReport(PetstoreClient client) {
        this.client = client;
        path = report("2024-03", "csv");
        whole = client.get(path);
    }

    @Test
    void theWholeFileSaysThatItCanBeHadInParts() {
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(whole.header("Content-Range")).isNull();
        assertThat(whole.header("ETag")).isEqualTo("\"%s\"".formatted(path.substring("/reports/".length())));
        assertThat(whole.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void aPartIsThoseBytesOfTheFile() {
        Answer part = get("Range", "bytes=1000-1999");

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes 1000-1999/%d".formatted(whole.bytes().length));
        assertThat(part.header("Content-Length")).isEqualTo("1000");
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 1000, 2000));
        assertThat(List.of("Content-Type", "Content-Disposition", "ETag", "Accept-Ranges"))
                .allSatisfy(name -> assertThat(part.header(name)).isEqualTo(whole.header(name)));
    }

    @Test
    void thePartsOfAFileAreTheFile() {
        assertThat(inPartsOf(50_000, path)).isEqualTo(whole.bytes());
    }

    @Test
    void theEndCanBeAskedFor() {
        int size = whole.bytes().length;

        assertThat(get("Range", "bytes=-10").bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), size - 10, size));
        assertThat(get("Range", "bytes=%d-".formatted(size - 1)).bytes())
                .isEqualTo(Arrays.copyOfRange(whole.bytes(), size - 1, size));
    }

    /** Several of them lie in one file. */
    @Test
    void theSmallestReportsAreHadInPartsToo() {
        List<String> jobs = Stream.generate(() -> client.requestReport("2030-01", "json"))
                .limit(8)
                .map(Answer::jobId)
                .toList();

        for (String jobId : jobs) {
            String small = assertThatJob(client, jobId).completes().header("Location");
            assertThat(inPartsOf(100, small)).isEqualTo(client.get(small).bytes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,5-6", "rows=0-1", "bytes=2-1", "nonsense"})
    void whatIsNoSingleRangeOfBytesIsTheWholeFile(String range) {
        Answer answer = get("Range", range);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.bytes()).isEqualTo(whole.bytes());
    }

    @Test
    void aPartBeyondTheEndIsRefusedWithTheSize() {
        Answer answer = get("Range", "bytes=%d-".formatted(whole.bytes().length));

        assertThat(answer.status()).isEqualTo(416);
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */%d".formatted(whole.bytes().length));
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().getString("error"))
                .isEqualTo("The file has %d bytes, none of them in this range".formatted(whole.bytes().length));
    }

    @Test
    void aPartIsForThoseWhoHaveTheRestOfThisVeryFile() {
        assertThat(get("Range", "bytes=0-9", "If-Range", whole.header("ETag")).status())
                .isEqualTo(206);
        assertThat(get("Range", "bytes=0-9", "If-Range", "\"another\"").bytes()).isEqualTo(whole.bytes());
        assertThat(get("Range", "bytes=0-9", "If-Range", "Tue, 15 Nov 1994 12:45:26 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(get("Range", "bytes=0-9", "If-Range", "W/" + whole.header("ETag"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void whoHasTheFileIsToldThatItHasNotChanged(String method) {
        Answer answer = client.send(method, path, "If-None-Match", "\"another\", " + whole.header("ETag"));

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.bytes()).isEmpty();
        assertThat(answer.header("ETag")).isEqualTo(whole.header("ETag"));
        assertThat(client.send(method, path, "If-None-Match", "\"another\"").status())
                .isEqualTo(200);
        assertThat(client.send(method, path, "If-None-Match", "*").status()).isEqualTo(304);
    }

    @Test
    void whoRequiresAnotherFileIsRefused() {
        assertThat(get("If-Match", whole.header("ETag")).status()).isEqualTo(200);
        assertThat(get("If-Match", "\"another\"").status()).isEqualTo(412);
    }

    @Test
    void headTellsOfTheWholeFile() {
        Answer head = client.send("HEAD", path, "Range", "bytes=0-9");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(List.of("Content-Type", "Content-Length", "Content-Disposition", "ETag", "Accept-Ranges"))
                .allSatisfy(name -> assertThat(head.header(name)).isNotNull().isEqualTo(whole.header(name)));
    }

    @Test
    void whateverCanBeReadHasAHead() {
        String jobId = client.importPets("name,category,status,price,birth_date\nRex,dog,sold,1,2020-01-01\nx\n")
                .jobId();
        assertThatJob(client, jobId).completes();

        assertThat(List.of("/jobs/" + jobId, "/imports/" + jobId, "/imports/" + jobId + "/errors.csv", "/pets"))
                .allSatisfy(resource -> {
                    Answer head = client.send("HEAD", resource);
                    Answer get = client.get(resource);
                    assertThat(head.status()).isEqualTo(get.status());
                    assertThat(head.bytes()).isEmpty();
                    assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
                    assertThat(head.header("Location")).isEqualTo(get.header("Location"));
                });
        assertThat(client.send("HEAD", "/reports/" + jobId).status()).isEqualTo(404);
    }

    private Answer get(String... headers) {
        return client.send("GET", path, headers);
    }

    private byte[] inPartsOf(int length, String file) {
        var parts = new ByteArrayOutputStream();
        Answer part = client.send("GET", file, "Range", "bytes=0-%d".formatted(length - 1));
        while (part.status() == 206) {
            parts.writeBytes(part.bytes());
            part = client.send("GET", file, "Range", "bytes=%d-%d".formatted(parts.size(), parts.size() + length - 1));
        }
        assertThat(part.status()).isEqualTo(416);
        return parts.toByteArray();
    }

    private String report(String month, String format) {
        return assertThatJob(client, client.requestReport(month, format).jobId())
                .completes()
                .header("Location");
    }
}
