package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ControlGroupTest {
    @Test
    void removesTheGroupsOfDeadAgentsAlone(@TempDir Path parent) throws Exception {
        Process dead = new ProcessBuilder("true").start();
        assertThat(dead.waitFor()).isZero();
        Process other = new ProcessBuilder("cat").start();
        try {
            Path left = group(parent, ControlGroup.nameFor(dead.pid()));
            Path own =
                    group(parent, ControlGroup.nameFor(ProcessHandle.current().pid()));
            Path others = group(parent, ControlGroup.nameFor(other.pid()));

            ControlGroup.removeLeftovers(parent);

            assertThat(left).doesNotExist();
            assertThat(own).isDirectory();
            assertThat(others).isDirectory();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void leavesWhatNoAgentNamed(@TempDir Path parent) throws Exception {
        Path service = group(parent, "lockstep-tracker");
        Path number = group(parent, "lockstep-99999999-x");

        ControlGroup.removeLeftovers(parent);

        assertThat(service).isDirectory();
        assertThat(number).isDirectory();
    }

    private Path group(Path parent, String name) throws Exception {
        return Files.createDirectory(parent.resolve(name));
    }
}
