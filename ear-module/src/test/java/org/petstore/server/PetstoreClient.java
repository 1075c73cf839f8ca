package org.petstore.server;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client that sees each answer as it is: no redirect is followed, no status is an exception. */
class PetstoreClient {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String BOUNDARY = "petstore-boundary";

    private final HttpClient http;
    private final URI base;
    private final String[] headers;

    PetstoreClient(URI base) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build(),
                base);
    }

    private PetstoreClient(HttpClient http, URI base, String... headers) {
        this.http = http;
        this.base = base;
        this.headers = headers;
    }

    /** The same with headers in each request: names and values in turn. */
    PetstoreClient with(String... headersOfRequests) {
        return new PetstoreClient(http, base, headersOfRequests);
    }

    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        byte[] bytes() {
            return response.body();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonObject json() {
            try (var reader = Json.createReader(new ByteArrayInputStream(response.body()))) {
                return reader.readObject();
            }
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String jobId() {
            return json().getString("jobId");
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, String contentType, String body) {
        return post(path, contentType, BodyPublishers.ofString(body));
    }

    Answer post(String path, String contentType, BodyPublisher body) {
        return send(request(path).header("Content-Type", contentType).POST(body));
    }

    Answer send(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    /** The same with headers, each a name and then its value. */
    Answer send(String method, String path, String... headers) {
        return send(request(path).headers(headers).method(method, BodyPublishers.noBody()));
    }

    /** With headers of its own. */
    Answer send(String method, String path, Map<String, String> headers) {
        return send(method, path, headers, BodyPublishers.noBody());
    }

    Answer send(String method, String path, Map<String, String> headers, BodyPublisher body) {
        HttpRequest.Builder request = request(path).method(method, body);
        headers.forEach(request::header);
        return send(request);
    }

    URI base() {
        return base;
    }

    Answer requestReport(String json) {
        return post("/reports/orders", "application/json", json);
    }

    Answer requestReport(String month, String format) {
        return requestReport("{\"month\":\"%s\",\"format\":\"%s\"}".formatted(month, format));
    }

    Answer importPets(String csv) {
        return upload("/pets/import", BodyPublishers.ofString(csv), "");
    }

    Answer importPets(String csv, String callbackUrl) {
        return upload("/pets/import", BodyPublishers.ofString(csv), part("callbackUrl", callbackUrl));
    }

    Answer importOrders(String csv) {
        return upload("/orders/import", BodyPublishers.ofString(csv), "");
    }

    /** All items of a list, page by page. */
    List<JsonObject> all(String list) {
        List<JsonObject> items = new ArrayList<>();
        String page = list + "?limit=1000";
        while (page != null) {
            JsonObject answer = get(page).json();
            items.addAll(answer.getJsonArray("items").getValuesAs(JsonObject.class));
            page = answer.getString("next", null);
        }
        return items;
    }

    /** A form with the file, and before it further parts as they are. */
    Answer upload(String path, BodyPublisher file, String parts) {
        return upload(path, parts, file, "");
    }

    /** A form with the file, and before and after it further parts as they are. */
    Answer upload(String path, String before, BodyPublisher file, String after) {
        String head = """
                %s--%s\r
                Content-Disposition: form-data; name="file"; filename="upload.csv"\r
                Content-Type: text/csv\r
                \r
                """.formatted(before, BOUNDARY);
        return post(
                path,
                "multipart/form-data; boundary=" + BOUNDARY,
                BodyPublishers.concat(
                        BodyPublishers.ofString(head),
                        file,
                        BodyPublishers.ofString("\r\n%s--%s--\r\n".formatted(after, BOUNDARY))));
    }

    static String part(String name, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
