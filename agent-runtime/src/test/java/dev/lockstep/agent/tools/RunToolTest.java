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
import dev.lockstep.contracts.legs.Reported;
import dev.lockstep.contracts.legs.Reported.Failures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
                "E3", "test", "check", 1, false, "tree", new TestCounts(3, 1, 0), null, Sha256.of(log), true, 250);
        assertThat(outcome)
                .isEqualTo(new ToolOutcome.Ran(
                        "Exit code 1 after 250 ms: E3, test; 3 tests ran, 1 failed, 0 skipped\n" + log,
                        List.of(new ToolOutcome.Observed(evidence, log))));
        assertThat(requests).containsExactly(new Request(workspace.root(), workspace.cache(), "check", false, LIMITS));
    }

    @Test
    void hasNoCountsWhereNoTestsRan() {
        ToolOutcome outcome = run("build", new Result(0, false, "made\n", false, 5));

        assertThat(outcome.content()).isEqualTo("Exit code 0 after 5 ms: E3, build\nmade\n");
        assertThat(evidence(outcome).tests()).isNull();
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

    private ToolOutcome runThatReports(String xml, Result result) {
        return runThatWrites("TEST-shop.xml", xml, result);
    }

    /** A run that writes a file, whatever it prints and returns. */
    private ToolOutcome runThatWrites(String file, String content, Result result) {
        CommandRunner runner = request -> {
            try {
                Files.writeString(request.workspace().resolve(file), content);
                return result;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        return new RunTool(runner, LIMITS).call(TestWorkspace.json("command", "test"), workspace.context(COMMANDS));
    }

    @Test
    void showsFirstWhichTestsFailedByTheirReport() {
        ToolOutcome outcome = runThatReports(
                "<testsuite><testcase classname='shop.Cart' name='total'><failure/></testcase></testsuite>",
                new Result(1, false, "[ 7 tests successful ]\nwhat it printed\n", false, 5));

        assertThat(outcome.content())
                .isEqualTo("Exit code 1 after 5 ms: E3, test; 1 tests ran, 1 failed, 0 skipped\nFailed tests:\n"
                        + "shop.Cart#total\n[ 7 tests successful ]\nwhat it printed\n");
        assertThat(evidence(outcome).tests()).isEqualTo(new TestCounts(1, 1, 0));
        assertThat(evidence(outcome).reported())
                .isEqualTo(new Reported(new Failures(List.of("shop.Cart#total"), 0), null, null));
    }

    @Test
    void aReportOfSuccessTurnsNoFailingExitCodeIntoAPass() {
        ToolOutcome outcome = runThatReports(
                "<testsuite><testcase classname='shop.Cart' name='total'/></testsuite>",
                new Result(1, false, "", false, 5));

        assertThat(outcome.content()).startsWith("Exit code 1").contains("1 tests ran, 0 failed");
        assertThat(evidence(outcome).passed()).isFalse();
    }

    @Test
    void aReportThatCannotBeReadLeavesTheCountsThatWerePrinted() {
        ToolOutcome outcome =
                runThatReports("<testsuite><testcase", new Result(1, false, "[ 7 tests successful ]\n", false, 5));

        assertThat(outcome.content()).contains("7 tests ran", "Report not read: TEST-shop.xml is no XML");
        assertThat(evidence(outcome).tests()).isEqualTo(new TestCounts(7, 0, 0));
        assertThat(evidence(outcome).reported()).isNull();
    }

    @Test
    void saysInOneSentenceHowMuchOfTheChangeTestsReach() {
        String jacoco = "<report name='shop'><package name='shop'><sourcefile name='Cart.java'>"
                + "<line nr='2' mi='0' ci='1'/><line nr='3' mi='1' ci='0'/><line nr='4' mi='0' ci='1'/>"
                + "</sourcefile></package></report>";

        assertThat(runThatReports(jacoco, new Result(0, false, "", false, 5)).content())
                .endsWith("Tests reach 1 of 2 lines with code that the cycle changed, and 2 of 3 lines in all.\n");
        assertThat(runThatReports(jacoco.replace("Cart", "Tax"), new Result(0, false, "", false, 5))
                        .content())
                .endsWith("Of the lines that the cycle changed none is in the coverage report; tests reach 2 of 3 lines"
                        + " in all.\n");
    }

    @Test
    void countsWhatStaticAnalysisReports() {
        String sarif = "{\"version\": \"2.1.0\", \"runs\": [{\"results\": [{\"level\": \"error\"}, {}]}]}";

        assertThat(runThatWrites("lint.sarif", sarif, new Result(1, false, "", false, 5))
                        .content())
                .endsWith("Static analysis reports 1 errors, 1 warnings and 0 notes.\n");
    }

    private static Evidence evidence(ToolOutcome outcome) {
        return ((ToolOutcome.Ran) outcome).runs().getFirst().evidence();
    }

    @Test
    void digestsTheWholeKeptOutput() {
        String output = "x".repeat(50_000);

        ToolOutcome outcome = run("test", new Result(0, false, output, false, 5));

        assertThat(evidence(outcome).logDigest()).isEqualTo(Sha256.of(output));
        assertThat(((ToolOutcome.Ran) outcome).runs().getFirst().log()).isEqualTo(output);
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
