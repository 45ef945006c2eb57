package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.client.LocalStackFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The way from the command line to the pages. */
class OpenCommandIT extends CommandLineFixture {
    @Test
    @DisabledOnOs(value = OS.MAC, disabledReason = "a Mac always has a desktop, and its browser would open")
    void whereThereIsNoDesktopTheLinkIsPrinted() {
        assertThat(run("open", "--as", "tom")).isEqualTo(Lockstep.OK);

        assertThat(out.toString()).contains("signs you in as tom", tracker.url() + "/sign-in#token=tom-token");
        assertThat(tracker.asked).isEmpty();
    }

    @Test
    void anUnknownPersonIsNamedWithThoseThatThereAre() {
        assertThat(run("open", "--as", "eve")).isEqualTo(Lockstep.USAGE);

        assertThat(err.toString()).contains("'eve'", "ann", "tom");
    }

    @Test
    void aProgramIsGivenAFileThatOnlyItsOwnerReadsAndNoToken() throws IOException {
        LocalStackFile stack = LocalStackFile.in(folder).orElseThrow();

        Path file = new SignInLink(stack, stack.person("tom")).write();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file).content().contains(tracker.url() + "/sign-in#token=tom-token");
        assertThat(file.toUri().toString()).doesNotContain("tom-token");
    }
}
