package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo on a stack that does not start. */
class DemoCommandIT extends CommandLineFixture {
    private static final String HOME = "lockstep.home";

    @BeforeEach
    void standIn() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        StackStandIn.failing(home);
        System.setProperty(HOME, home.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(HOME);
    }

    @Test
    void aStackThatDoesNotStartIsExplainedByItsLogsWhichStay() throws IOException {
        int code = run("demo");

        assertThat(code).isEqualTo(Lockstep.UNREACHABLE);
        assertThat(err.toString())
                .contains("---- postgresql.log", StackStandIn.LOGGED, "The whole logs: ", "did not start");
        try (Stream<Path> files = Files.walk(folder.resolve(".lockstep"))) {
            assertThat(files).anyMatch(file -> file.endsWith("stack/logs/postgresql.log"));
        }
    }
}
