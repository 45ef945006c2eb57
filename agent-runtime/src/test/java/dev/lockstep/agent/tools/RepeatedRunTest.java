package dev.lockstep.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.commands.CommandRunner;
import dev.lockstep.agent.commands.CommandRunner.Limits;
import dev.lockstep.agent.commands.CommandRunner.Result;
import dev.lockstep.contracts.legs.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that run several times in one call: flaky is told from failing. */
class RepeatedRunTest {
    private static final Map<String, String> COMMANDS = Map.of("test", "check", "build", "make");
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(1), 1 << 30, 1 << 30, 100, 10_000);

    private TestWorkspace workspace;
    /** For each run the tests that fail in it. */
    private final Deque<List<String>> failing = new ArrayDeque<>();

    private long millis = 5;

    @BeforeEach
    void makeWorkspace(@TempDir Path folder) throws Exception {
        workspace = TestWorkspace.in(folder);
    }

    private ToolOutcome run(String command, Object times) {
        CommandRunner runner = request -> {
            List<String> failed = failing.remove();
            try {
                Files.writeString(request.workspace().resolve("TEST.xml"), report(failed));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Result(failed.isEmpty() ? 0 : 1, false, "run " + failed + "\n", false, millis);
        };
        return new RunTool(runner, LIMITS)
                .call(TestWorkspace.json("command", command, "times", times), workspace.context(COMMANDS));
    }

    private static String report(List<String> failed) {
        StringBuilder xml = new StringBuilder("<testsuite><testcase classname='shop.A' name='fine'/>");
        failed.forEach(
                name -> xml.append("<testcase classname='shop.A' name='%s'><failure/></testcase>".formatted(name)));
        return xml.append("</testsuite>").toString();
    }

    private static List<Evidence> evidence(ToolOutcome outcome) {
        return ((ToolOutcome.Ran) outcome)
                .runs().stream().map(ToolOutcome.Observed::evidence).toList();
    }

    @Test
    void whatFailsInSomeRunsIsFlakyAndNamed() {
        failing.addAll(List.of(List.of(), List.of("races", "broken"), List.of(), List.of("races"), List.of()));

        ToolOutcome outcome = run("test", 5);

        assertThat(outcome.content()).startsWith("""
                passed 3 of 5: flaky
                Tests that failed in some runs:
                shop.A#races in E4, E6
                shop.A#broken in E4
                E3: exit code 0, 1 tests ran, 0 failed
                E4: exit code 1, 3 tests ran, 2 failed
                """).contains("Of these E4:\nExit code 1");
    }

    @Test
    void eachRunIsEvidenceOfItsOwnWithItsOwnLog() {
        failing.addAll(List.of(List.of(), List.of("races")));

        ToolOutcome outcome = run("test", 2);

        assertThat(evidence(outcome)).extracting(Evidence::id).containsExactly("E3", "E4");
        assertThat(evidence(outcome)).extracting(Evidence::passed).containsExactly(true, false);
        assertThat(((ToolOutcome.Ran) outcome).runs())
                .extracting(ToolOutcome.Observed::log)
                .containsExactly("run []\n", "run [races]\n");
    }

    @Test
    void whatFailsEveryTimeIsFailing() {
        failing.addAll(List.of(List.of("broken", "races"), List.of("broken")));

        assertThat(run("test", 2).content())
                .startsWith("passed 0 of 2: failing\nTests that failed in some runs:\nshop.A#races in E3\n"
                        + "Tests that failed in every run:\nshop.A#broken\n");
    }

    @Test
    void testsThatAlwaysPassAreSaidTo() {
        failing.addAll(List.of(List.of(), List.of(), List.of()));

        assertThat(run("test", 3).content()).startsWith("passed 3 of 3\nE3: exit code 0");
    }

    @Test
    void withoutTheNamesOfAllFailuresNoneIsSaidToDiffer() {
        CommandRunner withoutReports = request -> new Result(1, false, "", false, millis);

        ToolOutcome outcome = new RunTool(withoutReports, LIMITS)
                .call(TestWorkspace.json("command", "test", "times", 2), workspace.context(COMMANDS));

        assertThat(outcome.content()).startsWith("passed 0 of 2: failing\nWhich tests differ is not known");
    }

    @Test
    void noMoreRunsBeginOnceTheyTookTheTimeOfOneCommand() {
        millis = 40_000;
        failing.addAll(List.of(List.of(), List.of(), List.of()));

        ToolOutcome outcome = run("test", 3);

        assertThat(evidence(outcome)).hasSize(2);
        assertThat(outcome.content()).startsWith("passed 2 of 2\nStopped before run 3 of 3");
    }

    @ParameterizedTest
    @CsvSource({"test, 0", "test, 11", "test, -1"})
    void anOddNumberIsRefused(String command, int times) {
        assertThat(run(command, times))
                .isEqualTo(new ToolOutcome.Refused(
                        "The argument \"times\" must be a whole number from 1 to 10, not " + times + "."));
    }

    @Test
    void onlyTestsRunSeveralTimes() {
        assertThat(run("build", 2))
                .isEqualTo(new ToolOutcome.Refused("Only tests run several times, not build. Leave out \"times\"."));
    }
}
