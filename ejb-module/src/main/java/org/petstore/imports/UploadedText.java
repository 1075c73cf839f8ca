package org.petstore.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.petstore.files.FileStore;
import org.petstore.jobs.InvalidInputException;
import org.petstore.jobs.JobContext;

/** An upload that should be text. */
final class UploadedText {

    private static final int BUFFER_BYTES = 1 << 16;

    private final FileStore files;
    private final String key;
    private final long size;
    private final Encoding encoding;

    private UploadedText(FileStore files, String key, long size, Encoding encoding) {
        this.files = files;
        this.key = key;
        this.size = size;
        this.encoding = encoding;
    }

    /**
     * Looks at the first bytes of an upload.
     *
     * @throws InvalidInputException if it is gone, empty or plainly something else than text
     */
    static UploadedText find(FileStore files, CsvImport parameters) throws InvalidInputException, IOException {
        String key = parameters.fileKey();
        String charset = parameters.options().charset();
        byte[] head;
        long size;
        try (var in = files.open(key)) {
            head = in.readNBytes(Math.max(Encoding.HEAD_LENGTH, FileSignature.HEAD_LENGTH));
            size = files.size(key);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("The uploaded file is no longer kept. Send it again.");
        }
        var signature = FileSignature.of(head);
        if (signature.isPresent()) {
            throw new InvalidInputException("The file is not CSV but %s. Save it as CSV, in UTF-8."
                    .formatted(signature.get().description()));
        }
        var encoding = Encoding.of(head, charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset));
        if (size == encoding.markLength()) {
            throw empty();
        }
        if (encoding.markLength() == 0 && charset == null && hasNul(head)) {
            throw new InvalidInputException(
                    "The file is not text: it begins with NUL bytes. UTF-16 needs a byte order mark or its charset named.");
        }
        return new UploadedText(files, key, size, encoding);
    }

    private static boolean hasNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    static InvalidInputException empty() {
        return new InvalidInputException("The file is empty.");
    }

    /** Bytes. */
    long size() {
        return size;
    }

    /** Begins to read the bytes after the byte order mark. */
    CountingInputStream open() throws IOException {
        var in = new CountingInputStream(files.open(key));
        in.skipNBytes(encoding.markLength());
        return in;
    }

    Reader reader(InputStream bytes) {
        return new InputStreamReader(bytes, encoding.decoder());
    }

    /**
     * Decodes the whole file once, which takes a small part of the time that storing it does: found out only when it
     * is reached, a wrong byte would leave half of the file imported.
     *
     * @throws InvalidInputException if there is a byte that is not in the charset
     */
    void requireDecodable(JobContext context) throws InvalidInputException, IOException {
        CharsetDecoder decoder = encoding.decoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);
        CharBuffer characters = CharBuffer.allocate(BUFFER_BYTES);
        long line = 1;
        try (var in = open()) {
            boolean atEnd = false;
            while (!atEnd) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                atEnd = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result = decoder.decode(bytes, characters, atEnd);
                line += lineFeeds(characters.flip());
                if (result.isError()) {
                    throw undecodable(line);
                }
                bytes.compact();
                characters.clear();
                context.progress(0, size);
            }
        }
    }

    private static long lineFeeds(CharBuffer characters) {
        long lineFeeds = 0;
        while (characters.hasRemaining()) {
            lineFeeds += characters.get() == '\n' ? 1 : 0;
        }
        return lineFeeds;
    }

    private InvalidInputException undecodable(long line) {
        return new InvalidInputException("The file is not valid %s near line %d. Save it as UTF-8, or name its charset."
                .formatted(encoding.charset(), line));
    }
}
