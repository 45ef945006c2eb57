package dev.lockstep.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.cli.client.ClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeedsTest {
    @TempDir
    Path folder = Path.of("");

    private final Needs python = new Needs(List.of("python3"), false);

    @Test
    void aProgramThatIsNotInstalledIsNamedWithWhereItWasLookedFor() {
        assertThatThrownBy(() -> python.require("till", List.of(folder)))
                .isInstanceOf(ClientException.Usage.class)
                .hasMessageContaining("The example 'till' needs python3, but none of " + folder + " has it")
                .hasMessageContaining("apt-get install python3");
    }

    @Test
    void aFileThatCantBeRunIsNoProgram() throws IOException {
        Files.createFile(folder.resolve("python3"));

        assertThatThrownBy(() -> python.require("till", List.of(folder))).isInstanceOf(ClientException.Usage.class);
    }

    @Test
    void oneFolderThatHasItIsEnough() throws IOException {
        Files.createFile(folder.resolve("python3")).toFile().setExecutable(true);

        assertThatCode(() -> python.require("till", List.of(folder.resolve("none"), folder)))
                .doesNotThrowAnyException();
    }

    @Test
    void theBundledExamplesSayWhatTheyNeed() {
        Path home = Path.of("..");

        assertThat(Example.load(home, "ledger").needs()).isEqualTo(new Needs(List.of(), true));
        assertThat(Example.load(home, "till").needs()).isEqualTo(python);
    }
}
