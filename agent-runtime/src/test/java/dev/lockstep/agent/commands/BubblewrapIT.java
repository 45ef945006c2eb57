package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BubblewrapIT extends CommandRunnerContract {
    private static CommandRunner runner;

    @BeforeAll
    static void requireBubblewrap() {
        runner = BubblewrapHere.required();
    }

    @Override
    CommandRunner runner() {
        return runner;
    }

    @Test
    void showsTheOperatorsToolsToReadAlone() throws Exception {
        Path tools = Files.createDirectory(folder.resolve("tools"));
        Files.writeString(tools.resolve("tool.jar"), "a tool");
        Path missing = folder.resolve("missing");
        CommandRunner sandbox = Bubblewrap.probe(List.of(tools, missing), Map.of("TOOLS", tools.toString()));

        CommandRunner.Result result = sandbox.run(new CommandRunner.Request(
                workspace, cache, "cat \"$TOOLS/tool.jar\"; echo x > \"$TOOLS/tool.jar\"", false, LIMITS));

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).startsWith("a tool").contains("Read-only file system");
    }

    @Test
    void whatAToolKeepsAtHomeIsThereForTheNextCommand() throws Exception {
        Path program = Files.writeString(
                workspace.resolve("Home.java"), "void main() { IO.println(System.getProperty(\"user.home\")); }");

        run("mkdir ~/.m2 && echo downloaded > ~/.m2/artifact");

        assertThat(run("cat ~/.m2/artifact; java " + program.getFileName()).output())
                .isEqualTo("downloaded\n/cache\n");
        assertThat(cache.resolve(".m2/artifact")).hasContent("downloaded");
    }

    @Test
    void startsInNoTimeWorthMentioning() {
        run("true");

        assertThat(run("true").millis()).isLessThan(1_000);
    }
}
