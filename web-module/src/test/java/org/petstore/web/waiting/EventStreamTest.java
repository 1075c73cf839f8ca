package org.petstore.web.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.petstore.jobs.ChangedJob;

class EventStreamTest {

    private final UUID job = UUID.randomUUID();
    private final Connection connection = new Connection();
    private boolean isComplete;
    private EventStream stream;

    /** As the server's: it takes nothing while its client reads nothing. */
    private static final class Connection extends ServletOutputStream {

        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private boolean isReady = true;
        private boolean isBroken;

        @Override
        public boolean isReady() {
            return isReady;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void write(int b) throws IOException {
            assertThat(isReady).as("written only when ready").isTrue();
            if (isBroken) {
                throw new IOException("Broken pipe");
            }
            taken.write(b);
        }

        String text() {
            String text = taken.toString(StandardCharsets.UTF_8);
            taken.reset();
            return text;
        }
    }

    @BeforeEach
    void open() throws IOException {
        stream = streamOfWhoKnows(0);
    }

    private EventStream streamOfWhoKnows(int known) throws IOException {
        var response = proxy(HttpServletResponse.class, () -> connection);
        var exchange = (AsyncContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (self, method, arguments) -> {
                    if (method.getName().equals("complete")) {
                        isComplete = true;
                        return null;
                    }
                    return response;
                });
        var opened = new EventStream(job, known, exchange, state -> "{\"n\":%d}".formatted(state.sequence()));
        opened.open();
        return opened;
    }

    private static <T> T proxy(Class<T> type, java.util.function.Supplier<Object> outputStream) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> method.getName().equals("getOutputStream") ? outputStream.get() : null));
    }

    private boolean see(int sequence) {
        return stream.see(ChangedJob.at(job, sequence));
    }

    @Test
    void anEventHasNumberNameAndData() {
        stream.onWritePossible();
        assertThat(connection.text()).isEqualTo("retry: 2000\n\n");

        assertThat(see(3)).isTrue();

        assertThat(connection.text()).isEqualTo("id: 3\nevent: pending\ndata: {\"n\":3}\n\n");
    }

    @Test
    void whatIsSeenBeforeTheConnectionIsReadyIsNotLost() {
        see(1);
        assertThat(connection.text()).isEmpty();

        stream.onWritePossible();

        assertThat(connection.text()).contains("id: 1\n");
    }

    @Test
    void aStateIsToldOnceAndNeverAnOlderOne() {
        stream.onWritePossible();
        see(3);
        connection.text();

        see(3);
        see(2);

        assertThat(connection.text()).isEmpty();
    }

    @Test
    void whatTheClientKnowsIsNotTold() throws IOException {
        stream = streamOfWhoKnows(3);
        stream.onWritePossible();
        connection.text();

        see(3);
        assertThat(connection.text()).isEmpty();
        see(4);
        assertThat(connection.text()).startsWith("id: 4\n");
    }

    @Test
    void whoReadsSlowlyGetsTheNewestStateOnly() {
        stream.onWritePossible();
        connection.text();
        connection.isReady = false;
        for (int sequence = 1; sequence <= 50; sequence++) {
            assertThat(see(sequence)).isTrue();
        }

        connection.isReady = true;
        stream.onWritePossible();

        assertThat(connection.text()).startsWith("id: 50\n").containsOnlyOnce("id: ");
    }

    @Test
    void itEndsWithTheJob() {
        stream.onWritePossible();

        assertThat(stream.see(ChangedJob.completedAt(job, 7))).isFalse();

        assertThat(connection.text()).endsWith("id: 7\nevent: completed\ndata: {\"n\":7}\n\n");
        assertThat(isComplete).isTrue();
    }

    @Test
    void itEndsWhenTheServerStops() {
        stream.onWritePossible();

        stream.end();

        assertThat(isComplete).isTrue();
    }

    @Test
    void aSilentConnectionIsKeptAlive() {
        stream.onWritePossible();
        connection.text();

        assertThat(stream.tick(after(Duration.ofSeconds(14)))).isTrue();
        assertThat(connection.text()).isEmpty();
        assertThat(stream.tick(after(Duration.ofSeconds(16)))).isTrue();
        assertThat(connection.text()).isEqualTo(": \n\n");
    }

    @Test
    void aClientThatTakesNothingForLongIsCutOff() {
        stream.onWritePossible();
        connection.isReady = false;
        see(1);

        assertThat(stream.tick(after(Duration.ofSeconds(119)))).isTrue();
        assertThat(stream.tick(after(Duration.ofSeconds(121)))).isFalse();
        assertThat(isComplete).isTrue();
    }

    @Test
    void aClientThatIsGoneIsToldNothingMore() {
        stream.onWritePossible();
        connection.isBroken = true;

        assertThat(see(1)).isFalse();

        assertThat(isComplete).isTrue();
    }

    private static long after(Duration time) {
        return System.nanoTime() + time.toNanos();
    }
}
