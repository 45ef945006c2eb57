package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.commands.CommandRunner.Result;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract in a container of a real engine, where there is one. The image has its own JDK and says where. */
class ContainerIT extends CommandRunnerContract {
    private static CommandRunner runner;

    @BeforeAll
    static void requireEngine() {
        runner = ContainerHere.required();
    }

    @Override
    CommandRunner runner() {
        return runner;
    }

    @Test
    @Override
    void runsTheAgentsOwnJdk() {
        assertThat(run("java -version && javac -version").exitCode()).isZero();
    }

    @Test
    @Override
    void passesNothingOfTheAgentsEnvironmentOn() {
        assertThat(run("env").output()).contains("HOME=/cache").doesNotContain("MAVEN", "surefire", "LOGNAME");
    }

    @Test
    @Override
    void stopsAMemoryHog() throws Exception {
        Files.writeString(workspace.resolve("Hog.java"), JAVA_HOG);

        Result result = run("java -Xmx4g Hog.java");

        assertThat(result.exitCode()).as(result.output()).isEqualTo(137);
        assertThat(result.output()).contains("512 MiB of memory");
    }

    /** The engine ends single processes; the shell that waits for them need not fail. */
    @Test
    @Override
    void stopsAMemoryHogOfManyProcesses() {
        Result result =
                run("for i in 1 2 3 4 5 6 7 8; do (x=$(head -c 100M /dev/zero | tr '\\0' x); echo held) & done; wait");

        assertThat(result.output().lines().filter("held"::equals)).hasSizeLessThan(8);
    }
}
