package org.petstore.benchmark;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One kept-alive connection, on which one request follows the other. The JDK's client would take a good part of the
 * processors that the measured server needs; a blocking socket takes next to nothing. For one thread.
 */
final class HttpConnection implements Closeable {

    private static final Duration CONNECTED_WITHIN = Duration.ofSeconds(5);
    private static final Duration SILENT_AT_MOST = Duration.ofMinutes(1);
    private static final String BOUNDARY = "petstore-benchmark";

    private final URI base;
    private Socket socket;
    private OutputStream out;
    private HttpAnswerReader answers;

    HttpConnection(URI base) {
        this.base = base;
    }

    HttpAnswer get(String path) throws IOException {
        return send(request("GET", path, "", ""));
    }

    HttpAnswer postJson(String path, String json) throws IOException {
        return send(postOfJson(path, json));
    }

    /** Gets it and keeps nothing of the body. */
    HttpAnswer download(String path, OutputStream body) throws IOException {
        try {
            write(request("GET", path, "", ""));
            return afterwards(answers.read(body));
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Posts a form with the file, which is read while it is sent. */
    HttpAnswer upload(String path, Path file) throws IOException {
        byte[] before = """
                --%s\r
                Content-Disposition: form-data; name="file"; filename="benchmark.csv"\r
                Content-Type: text/csv\r
                \r
                """.formatted(BOUNDARY).getBytes(StandardCharsets.US_ASCII);
        byte[] after = "\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.US_ASCII);
        String headers = "Content-Type: multipart/form-data; boundary=%s\r\nContent-Length: %d\r\n"
                .formatted(BOUNDARY, before.length + Files.size(file) + after.length);
        try {
            write(request("POST", path, headers, ""));
            out.write(before);
            Files.copy(file, out);
            out.write(after);
            return afterwards(answers.read());
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    byte[] postOfJson(String path, String json) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return request(
                "POST", path, "Content-Type: application/json\r\nContent-Length: %d\r\n".formatted(length), json);
    }

    /** The bytes of a request, to be sent as often as one likes. */
    byte[] request(String method, String path, String headers, String body) {
        return "%s %s HTTP/1.1\r\nHost: %s\r\nAccept: */*\r\n%s\r\n%s"
                .formatted(method, path, base.getAuthority(), headers, body)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Sends these bytes and waits for the answer. After an exception the next request opens a new connection. */
    HttpAnswer send(byte[] request) throws IOException {
        try {
            write(request);
            return afterwards(answers.read());
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }

    private void write(byte[] request) throws IOException {
        if (socket == null) {
            open();
        }
        out.write(request);
    }

    private void open() throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) SILENT_AT_MOST.toMillis());
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort() < 0 ? 80 : base.getPort()), (int)
                CONNECTED_WITHIN.toMillis());
        out = socket.getOutputStream();
        answers = new HttpAnswerReader(new BufferedInputStream(socket.getInputStream(), 16 * 1024));
    }

    private HttpAnswer afterwards(HttpAnswer answer) throws IOException {
        if ("close".equalsIgnoreCase(answer.headers().get("connection"))) {
            close();
        }
        return answer;
    }
}
