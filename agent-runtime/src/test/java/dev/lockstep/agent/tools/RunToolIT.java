package dev.lockstep.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.commands.CommandRunner.Limits;
import dev.lockstep.agent.commands.DirectRunner;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Evidence.TestCounts;
import dev.lockstep.contracts.legs.Reported;
import dev.lockstep.contracts.legs.Reported.Coverage;
import dev.lockstep.contracts.legs.Reported.Failures;
import dev.lockstep.contracts.legs.Reported.Lines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real command, run by a shell, that writes real reports. */
class RunToolIT {
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(1), 1L << 30, 1L << 30, 100, 100_000);

    private static final String SCRIPT = """
            mkdir -p target/surefire-reports
            cat > target/surefire-reports/TEST-shop.CartTest.xml <<END
            <testsuite name="shop.CartTest" tests="2" failures="1">
              <testcase name="adds" classname="shop.CartTest"/>
              <testcase name="rounds" classname="shop.CartTest"><failure message="3 is not 2"/></testcase>
            </testsuite>
            END
            cat > target/jacoco.xml <<END
            <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
            <report name="shop"><package name="shop"><sourcefile name="Cart.java">
            <line nr="2" mi="0" ci="3" mb="0" cb="0"/><line nr="9" mi="1" ci="0" mb="0" cb="0"/>
            </sourcefile></package></report>
            END
            echo "Tests run: 40, Failures: 0, Errors: 0, Skipped: 0"
            exit 3
            """;

    @Test
    void evidenceOfARealRunHoldsWhatItsReportsSay(@TempDir Path folder) throws Exception {
        TestWorkspace workspace = TestWorkspace.in(folder)
                .with("target/TEST-stale.xml", "<testsuite><testcase name='stale'><error/></testcase></testsuite>")
                .with("test.sh", SCRIPT);
        RunTool tool = new RunTool(new DirectRunner(Map.of()), LIMITS);

        ToolOutcome outcome =
                tool.call(TestWorkspace.json("command", "test"), workspace.context(Map.of("test", "sh test.sh")));

        Evidence evidence = ((ToolOutcome.Ran) outcome).runs().getFirst().evidence();
        assertThat(evidence.exitCode()).isEqualTo(3);
        assertThat(evidence.passed()).isFalse();
        assertThat(evidence.tests()).isEqualTo(new TestCounts(2, 1, 0));
        assertThat(evidence.reported())
                .isEqualTo(new Reported(
                        new Failures(List.of("shop.CartTest#rounds"), 0),
                        null,
                        new Coverage(new Lines(1, 0), new Lines(1, 1))));
        assertThat(outcome.content())
                .containsSubsequence(
                        "Exit code 3",
                        "Failed tests:\nshop.CartTest#rounds\n",
                        "Tests reach 1 of 1 lines with code that the cycle changed, and 1 of 2 lines in all.",
                        "Tests run: 40");
    }

    @Test
    void aShellTakesTheNameOfATestAsItIs(@TempDir Path folder) throws Exception {
        TestWorkspace workspace = TestWorkspace.in(folder);

        ToolOutcome outcome = new RunTool(new DirectRunner(Map.of()), LIMITS)
                .call(
                        TestWorkspace.json("command", "test-one", "test", "Cart$HOME#adds two[1]"),
                        workspace.context(Map.of("test-one", "printf '<%s>' {test} end")));

        assertThat(outcome.content()).endsWith("<Cart$HOME#adds two[1]><end>");
    }
}
