package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code up} ends when its stack does. */
class UpCommandIT extends CommandLineFixture {
    private static final String HOME = "lockstep.home";
    private static final int TERMINATED = 143;

    @AfterEach
    void forget() {
        System.clearProperty(HOME);
    }

    @ParameterizedTest
    @CsvSource({
        "0, " + Lockstep.OK,
        TERMINATED + ", " + Lockstep.OK,
        "1, " + Lockstep.REFUSED,
        "137, " + Lockstep.REFUSED
    })
    void beingToldToEndIsNoFailure(int stackEnds, int upEnds) throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        StackStandIn.ending(home, stackEnds);
        System.setProperty(HOME, home.toString());

        assertThat(run("up", "--model-url", "http://127.0.0.1:1/v1", "--model", "none"))
                .isEqualTo(upEnds);
        assertThat(out.toString()).contains("Lockstep runs at " + tracker.url());
    }
}
