package org.petstore.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of files must keep to. */
interface FileStoreContract {

    FileStore store();

    @Test
    default void aFileIsReadAsItWasWritten() throws IOException {
        long size = store().put("uploads/a-1.csv", out -> out.write("Zoë".getBytes(UTF_8)));

        assertThat(size).isEqualTo(4);
        assertThat(store().size("uploads/a-1.csv")).isEqualTo(4);
        assertThat(read("uploads/a-1.csv")).isEqualTo("Zoë");
    }

    @Test
    default void aFileIsReplacedWhole() throws IOException {
        store().put("uploads/a", out -> out.write("long before".getBytes(UTF_8)));
        store().put("uploads/a", out -> out.write("now".getBytes(UTF_8)));

        assertThat(read("uploads/a")).isEqualTo("now");
    }

    @Test
    default void aFileThatCouldNotBeWrittenIsNotThere() {
        assertThatThrownBy(() -> store().put("uploads/a", out -> {
                    out.write(1);
                    throw new IOException("client went away");
                }))
                .hasMessage("client went away");

        assertThatThrownBy(() -> store().open("uploads/a")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void aDeletedFileIsGoneAndDeletingAgainIsNoError() throws IOException {
        store().put("uploads/a", out -> {});
        store().delete("uploads/a");
        store().delete("uploads/a");

        assertThatThrownBy(() -> store().size("uploads/a")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    default void smallContentsShareAFile() throws IOException {
        var pack = new FilePack(store(), "results");
        FilePart first = pack.add("one".getBytes(UTF_8));
        FilePart second = pack.add("three".getBytes(UTF_8));
        pack.store();
        FilePart alone = pack.add("alone".getBytes(UTF_8));
        pack.store();
        pack.store();

        assertThat(second.key()).isEqualTo(first.key()).isNotEqualTo(alone.key());
        assertThat(read(first)).isEqualTo("one");
        assertThat(read(second)).isEqualTo("three");
        assertThat(read(alone)).isEqualTo("alone");
    }

    @Test
    default void aPartEndsWhereItEndsAndNotWithItsFile() throws IOException {
        store().put("uploads/a", out -> out.write("0123456789".getBytes(UTF_8)));
        FilePart middle = new FilePart("uploads/a", 2, 6);

        assertThat(read(middle)).isEqualTo("234567");
        assertThat(read(middle.part(1, 3))).isEqualTo("345");
        assertThat(read(middle.part(6, 0))).isEmpty();
        try (var in = store().open(middle)) {
            assertThat(in.read()).isEqualTo('2');
            assertThat(in.skip(4)).isEqualTo(4);
            assertThat(in.available()).isEqualTo(1);
            assertThat(in.read()).isEqualTo('7');
            assertThat(in.read()).isEqualTo(-1);
        }
        assertThatThrownBy(() -> middle.part(1, 6)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    default void whatCouldNotBeStoredIsForgotten() throws IOException {
        var pack = new FilePack(store(), "no folder");
        FilePart lost = pack.add("lost".getBytes(UTF_8));
        assertThatThrownBy(pack::store).isInstanceOf(IllegalArgumentException.class);

        assertThat(pack.add("next".getBytes(UTF_8)).offset()).isZero();
        assertThat(pack.add("next".getBytes(UTF_8)).key()).isNotEqualTo(lost.key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "../etc/passwd", "uploads/../../x", "/etc/passwd", "uploads/.x", "uploads/A", "a//b"})
    default void aKeyCannotLeadElsewhere(String key) {
        assertThatThrownBy(() -> store().open(key)).isInstanceOf(IllegalArgumentException.class);
    }

    private String read(FilePart part) throws IOException {
        try (var in = store().open(part)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private String read(String key) throws IOException {
        try (var in = store().open(key)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
