package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusingRunnerTest {
    @Test
    void saysWhyAndWhatToDo(@TempDir Path folder) {
        RefusingRunner runner = new RefusingRunner(
                new CommandRefusedException("bwrap: No such file"), new CommandRefusedException("no engine answers"));
        var limits = new CommandRunner.Limits(Duration.ofSeconds(1), 1 << 20, 1 << 20, 10, 100);

        assertThatThrownBy(() -> runner.run(new CommandRunner.Request(folder, folder, "true", false, limits)))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContainingAll(
                        "bwrap: No such file",
                        "no engine answers",
                        "LOCKSTEP_SANDBOX_IMAGE",
                        "apt-get install bubblewrap",
                        "LOCKSTEP_SANDBOX=none");
    }
}
