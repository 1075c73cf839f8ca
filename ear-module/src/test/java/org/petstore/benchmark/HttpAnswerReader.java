package org.petstore.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the responses of one HTTP/1.1 connection, to any request but HEAD and CONNECT (RFC 9112). */
final class HttpAnswerReader {

    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream in;
    private final byte[] line = new byte[LONGEST_LINE];
    private final byte[] buffer = new byte[16 * 1024];

    /**
     * A reader.
     *
     * @param in buffered: it is read byte by byte
     */
    HttpAnswerReader(InputStream in) {
        this.in = in;
    }

    HttpAnswer read() throws IOException {
        var body = new ByteArrayOutputStream(512);
        HttpAnswer head = read(body);
        return new HttpAnswer(head.status(), head.headers(), body.toString(StandardCharsets.UTF_8));
    }

    /** The final response without its body, which goes where the caller says. */
    HttpAnswer read(OutputStream body) throws IOException {
        HttpAnswer head = readHead();
        while (head.status() < 200) {
            head = readHead();
        }
        copyBody(head, body);
        return head;
    }

    private HttpAnswer readHead() throws IOException {
        String statusLine = readLine();
        if (!statusLine.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new ProtocolException("Not a status line: " + statusLine);
        }
        int status = Integer.parseInt(statusLine, 9, 12, 10);
        Map<String, String> headers = new HashMap<>();
        for (String header = readLine(); !header.isEmpty(); header = readLine()) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("Not a header: " + header);
            }
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        return new HttpAnswer(status, headers, "");
    }

    /** Where it ends is told by section 6.3. */
    private void copyBody(HttpAnswer head, OutputStream body) throws IOException {
        String length = head.headers().get("content-length");
        if (head.status() == 204 || head.status() == 304) {
            return;
        }
        if ("chunked".equalsIgnoreCase(head.headers().get("transfer-encoding"))) {
            copyChunks(body);
        } else if (length != null) {
            copy(Long.parseLong(length), body);
        } else {
            in.transferTo(body);
        }
    }

    private void copyChunks(OutputStream body) throws IOException {
        for (long size = readChunkSize(); size > 0; size = readChunkSize()) {
            copy(size, body);
            if (!readLine().isEmpty()) {
                throw new ProtocolException("A chunk is longer than it says");
            }
        }
        String trailer = readLine();
        while (!trailer.isEmpty()) {
            trailer = readLine();
        }
    }

    private long readChunkSize() throws IOException {
        String size = readLine();
        int extension = size.indexOf(';');
        return Long.parseLong((extension < 0 ? size : size.substring(0, extension)).strip(), 16);
    }

    private void copy(long length, OutputStream body) throws IOException {
        long left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("The connection ended %d bytes before the body".formatted(left));
            }
            body.write(buffer, 0, read);
            left -= read;
        }
    }

    private String readLine() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The connection ended within the head of a response");
            }
            if (length == LONGEST_LINE) {
                throw new ProtocolException("A line of the head is too long");
            }
            line[length++] = (byte) next;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }
}
