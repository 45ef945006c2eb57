package dev.lockstep.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.commands.CommandRefusedException;
import dev.lockstep.agent.commands.CommandRunner;
import dev.lockstep.agent.commands.CommandRunner.Limits;
import dev.lockstep.agent.commands.CommandRunner.Request;
import dev.lockstep.agent.commands.CommandRunner.Result;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Evidence.TestCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunToolTest {
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(1), 1 << 30, 1 << 30, 100, 10_000);
    private static final Map<String, String> COMMANDS = Map.of("setup", "fetch", "test", "check", "build", "make");

    private final List<Request> requests = new ArrayList<>();
    private TestWorkspace workspace;

    @BeforeEach
    void makeWorkspace(@TempDir Path folder) throws Exception {
        workspace = TestWorkspace.in(folder);
    }

    private ToolOutcome run(String name, Result result) {
        CommandRunner runner = request -> {
            requests.add(request);
            return result;
        };
        return new RunTool(runner, LIMITS).call(TestWorkspace.json("command", name), workspace.context(COMMANDS));
    }

    @Test
    void keepsWhatTheMachineObserved() {
        ToolOutcome outcome =
                run("test", new Result(1, false, "[ 2 tests successful ]\n[ 1 tests failed ]\n", true, 250));

        String log = "[ 2 tests successful ]\n[ 1 tests failed ]\n";
        Evidence evidence = new Evidence(
                "E3", "test", "check", 1, false, "tree", new TestCounts(3, 1, 0), Sha256.of(log), true, 250);
        assertThat(outcome)
                .isEqualTo(new ToolOutcome.Ran(
                        "Exit code 1 after 250 ms: E3, test; 3 tests ran, 1 failed, 0 skipped\n" + log, evidence, log));
        assertThat(requests).containsExactly(new Request(workspace.root(), workspace.cache(), "check", false, LIMITS));
    }

    @Test
    void hasNoCountsWhereNoTestsRan() {
        ToolOutcome outcome = run("build", new Result(0, false, "made\n", false, 5));

        assertThat(outcome.content()).isEqualTo("Exit code 0 after 5 ms: E3, build\nmade\n");
        assertThat(((ToolOutcome.Ran) outcome).evidence().tests()).isNull();
    }

    @Test
    void grantsTheNetworkToSetupAlone() {
        run("setup", new Result(0, false, "", false, 5));
        run("build", new Result(0, false, "", false, 5));

        assertThat(requests).extracting(Request::network).containsExactly(true, false);
    }

    @Test
    void saysThatACommandWasStoppedForItsTime() {
        assertThat(run("test", new Result(124, true, "", false, 60_000)).content())
                .startsWith("Exit code 124 (stopped for its time) after 60000 ms");
    }

    @Test
    void showsFailuresFirstWhenTheOutputIsLong() {
        String output = "begin\n" + "fine\n".repeat(3_000) + "AssertionError: expected 4 but was 5\n"
                + "fine\n".repeat(3_000) + "end\n";

        String content = run("test", new Result(1, false, output, false, 5)).content();

        assertThat(content.length()).isLessThan(8_500);
        assertThat(content)
                .containsSubsequence("Exit code 1", "expected 4 but was 5", "Output:", "begin", "left out", "end");
    }

    @Test
    void digestsTheWholeKeptOutput() {
        String output = "x".repeat(50_000);

        ToolOutcome outcome = run("test", new Result(0, false, output, false, 5));

        assertThat(((ToolOutcome.Ran) outcome).evidence().logDigest()).isEqualTo(Sha256.of(output));
        assertThat(((ToolOutcome.Ran) outcome).log()).isEqualTo(output);
        assertThat(outcome.content().length()).isLessThan(8_500);
    }

    @Test
    void namesTheCommandsThatThereAre() {
        assertThat(run("deploy", new Result(0, false, "", false, 5)))
                .isEqualTo(new ToolOutcome.Refused(
                        "The project names no command \"deploy\". It names: build, setup, test."));
        assertThat(requests).isEmpty();
    }

    @Test
    void passesARefusalOn() {
        CommandRunner refusing = request -> {
            throw new CommandRefusedException("there is no sandbox");
        };

        ToolOutcome outcome =
                new RunTool(refusing, LIMITS).call(TestWorkspace.json("command", "test"), workspace.context(COMMANDS));

        assertThat(outcome).isEqualTo(new ToolOutcome.Refused("there is no sandbox"));
    }
}
