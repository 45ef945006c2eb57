package dev.lockstep.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a stack and its lock, in folders that are not as they should be. */
class StackFileIT {
    @TempDir
    Path folder = Path.of("");

    private final List<String> said = new ArrayList<>();

    @Test
    void aFolderThatCantBeIsNamedWithWhatToDo() {
        assertThatThrownBy(() -> StackFile.lock(Path.of("/dev/null/x")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("/dev/null/x")
                .hasMessageContaining("--data");
    }

    @Test
    void aLockThatCantBeTakenIsNamedWithWhatToDo() throws IOException {
        Files.createDirectory(folder.resolve("stack.lock"));

        assertThatThrownBy(() -> StackFile.lock(folder))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("--data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{}", "{\"people\":[],\"processes\":[{}]}"})
    void aDamagedFileIsAsNoneAndSaidInOneLine(String content) throws IOException {
        Path damaged = Files.writeString(folder.resolve("stack.json"), content);

        try (StackFile file = StackFile.lock(folder)) {
            assertThat(file.left(said::add)).isEmpty();
        }

        assertThat(said)
                .singleElement()
                .asString()
                .contains(damaged + " is damaged")
                .doesNotContain("\n");
    }

    @Test
    void aDamagedFileDoesNotHideThatAStackRuns() throws IOException {
        try (StackFile running = StackFile.lock(folder)) {
            Files.writeString(folder.resolve("stack.json"), "{");

            assertThatThrownBy(() -> StackFile.lock(folder))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("running on " + folder);
            assertThat(running.left(said::add)).isEmpty();
        }
    }

    @Test
    void whatTheLastRunLeftIsRead() {
        StackState state = new StackState(1, false, null, null, null, "m", false, List.of(), List.of());

        try (StackFile file = StackFile.lock(folder)) {
            file.write(state);

            assertThat(file.left(said::add)).contains(state);
        }

        assertThat(said).isEmpty();
    }

    @Test
    void aPrivateFileIsReplacedWholeAndStaysPrivate() throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "a longer text than the next");

        PrivateFile.write(file, new byte[] {1, 2, 3});

        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("secret.next")).doesNotExist();
    }

    @Test
    void aPrivateFileThatCantBeWrittenIsNamedWithWhatToDo() throws IOException {
        Path file = folder.resolve("secret");
        Files.createDirectories(file.resolve("full"));

        assertThatThrownBy(() -> PrivateFile.write(file, new byte[] {1}))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(file.toString());
    }
}
