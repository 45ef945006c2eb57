package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ControlGroupIT {
    private static final int LIMIT = 20;

    /** Without the group a hundred would be started, each for two seconds. */
    @Test
    void boundsTheProcessesOfWhoeverRunsThemAndIsGoneWithThem() throws Exception {
        ControlGroup group = ControlGroup.of(LIMIT).orElseGet(ControlGroupIT::skipped);
        List<String> command = group.holding(List.of(
                "sh",
                "-c",
                "cat /proc/self/cgroup; i=0; while [ $i -lt 100 ]; do sleep 2 & i=$((i+1)); echo started; done"));

        String output;
        try (group) {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isNotZero();
        }

        assertThat(output).contains("lockstep-" + ProcessHandle.current().pid() + "-", "Cannot fork");
        assertThat(output.lines().filter("started"::equals)).hasSizeBetween(LIMIT, LIMIT + 10);
        String name = output.substring(output.indexOf("lockstep-"), output.indexOf('\n', output.indexOf("lockstep-")));
        await().untilAsserted(() -> assertThat(places(name)).noneMatch(Files::exists));
    }

    private static ControlGroup skipped() {
        String lack = "CONTROL GROUPS ARE NOT TESTED: this user can make none here";
        System.err.println("SKIPPED: " + lack);
        return Assumptions.abort(lack);
    }

    private static List<Path> places(String name) {
        List<Path> places = new ArrayList<>();
        for (String hierarchy : List.of("/sys/fs/cgroup", "/sys/fs/cgroup/pids")) {
            places.add(Path.of(hierarchy, name));
        }
        return places;
    }
}
