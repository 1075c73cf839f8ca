package org.petstore.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerReaderTest {

    @Test
    void readsABodyOfAGivenLengthAndStopsThere() throws IOException {
        HttpAnswerReader reader = of("""
                HTTP/1.1 202 Accepted\r
                LOCATION:  /jobs/1 \r
                Content-Length: 5\r
                \r
                Zoë!HTTP/1.1 200 OK\r
                Content-Length: 0\r
                \r
                """);

        HttpAnswer first = reader.read();
        assertThat(first.status()).isEqualTo(202);
        assertThat(first.headers()).containsEntry("location", "/jobs/1");
        assertThat(first.body()).isEqualTo("Zoë!");
        HttpAnswer second = reader.read();
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEmpty();
    }

    @Test
    void readsChunksWithExtensionsAndTrailers() throws IOException {
        HttpAnswerReader reader = of("""
                HTTP/1.1 200 OK\r
                Transfer-Encoding: chunked\r
                \r
                4;name=value\r
                abcd\r
                A\r
                0123456789\r
                0\r
                Checksum: none\r
                \r
                HTTP/1.1 404 Not Found\r
                Content-Length: 0\r
                \r
                """);

        assertThat(reader.read().body()).isEqualTo("abcd0123456789");
        assertThat(reader.read().status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void someStatusesHaveNoBodyWhateverTheHeadersSay(int status) throws IOException {
        HttpAnswerReader reader = of("""
                HTTP/1.1 %d \r
                Content-Length: 7\r
                \r
                HTTP/1.1 200 OK\r
                Content-Length: 2\r
                \r
                ok""".formatted(status));

        assertThat(reader.read().body()).isEmpty();
        assertThat(reader.read().body()).isEqualTo("ok");
    }

    @Test
    void passesOverInterimResponses() throws IOException {
        HttpAnswerReader reader = of("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");

        assertThat(reader.read().status()).isEqualTo(201);
    }

    @Test
    void withoutALengthTheBodyEndsWithTheConnection() throws IOException {
        assertThat(of("HTTP/1.0 200 OK\r\n\r\nall of it").read().body()).isEqualTo("all of it");
    }

    @Test
    void putsAnAnswerTogetherThatComesInPieces() throws IOException {
        var oneByOne = new FilterInputStream(stream("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcd")) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return super.read(bytes, offset, 1);
            }
        };

        assertThat(new HttpAnswerReader(oneByOne).read().body()).isEqualTo("abcd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n"
            })
    void anAnswerThatIsCutOffIsAnError(String answer) {
        assertThatThrownBy(() -> of(answer).read()).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabcd\r\n0\r\n\r\n"
            })
    void whatIsNotHttpIsAnError(String answer) {
        assertThatThrownBy(() -> of(answer).read()).isInstanceOf(ProtocolException.class);
    }

    private static HttpAnswerReader of(String answers) {
        return new HttpAnswerReader(stream(answers));
    }

    private static InputStream stream(String answers) {
        return new ByteArrayInputStream(answers.getBytes(UTF_8));
    }
}
