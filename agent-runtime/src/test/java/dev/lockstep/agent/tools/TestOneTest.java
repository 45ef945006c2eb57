package dev.lockstep.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.commands.CommandRunner;
import dev.lockstep.agent.commands.CommandRunner.Limits;
import dev.lockstep.agent.commands.CommandRunner.Result;
import dev.lockstep.contracts.legs.Evidence;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test is run by its name, which is data: it can be nothing but an argument of the project's command. */
class TestOneTest {
    private static final Map<String, String> COMMANDS = Map.of("test", "check", "test-one", "check --only={test} -q");
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(1), 1 << 30, 1 << 30, 100, 10_000);

    private final List<String> commands = new ArrayList<>();
    private TestWorkspace workspace;

    @BeforeEach
    void makeWorkspace(@TempDir Path folder) throws Exception {
        workspace = TestWorkspace.in(folder);
    }

    private ToolOutcome run(Object... arguments) {
        CommandRunner runner = request -> {
            commands.add(request.command());
            return new Result(0, false, "", false, 5);
        };
        return new RunTool(runner, LIMITS).call(TestWorkspace.json(arguments), workspace.context(COMMANDS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.CartTest$Nested#adds",
                "tests/test_cart.py::TestCart::test_tax[1-2]",
                "TestCart/adds two",
                "cart::tests::adds",
                "addiert_Größen"
            })
    void theNameIsPutInWithinQuotes(String test) {
        ToolOutcome outcome = run("command", "test-one", "test", test);

        assertThat(commands).containsExactly("check --only='" + test + "' -q");
        Evidence evidence = ((ToolOutcome.Ran) outcome).runs().getFirst().evidence();
        assertThat(evidence.name()).isEqualTo("test-one");
        assertThat(evidence.command()).isEqualTo("check --only='" + test + "' -q");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a'b", "a\"b", "a;b", "a`b`", "$(b)", "a&b", "a|b", "a\nb", "a\\b", "-p evil", "{test}", "a*"
            })
    void whatIsNoNameOfATestIsRefused(String test) {
        assertThat(run("command", "test-one", "test", test).content())
                .startsWith("\"" + test + "\" is no name of a test: it may have");
        assertThat(commands).isEmpty();
    }

    @Test
    void aNameThatIsTooLongIsRefused() {
        assertThat(run("command", "test-one", "test", "a".repeat(201))).isInstanceOf(ToolOutcome.Refused.class);
        assertThat(run("command", "test-one", "test", "a".repeat(200))).isInstanceOf(ToolOutcome.Ran.class);
    }

    @Test
    void withoutANameNothingRuns() {
        assertThat(run("command", "test-one"))
                .isEqualTo(new ToolOutcome.Refused("The argument \"test\" is missing. Give it as a string."));
    }

    @Test
    void noOtherCommandTakesAName() {
        assertThat(run("command", "test", "test", "shop.CartTest"))
                .isEqualTo(new ToolOutcome.Refused(
                        "Only test-one takes the name of a test, not test. Leave out \"test\"."));
    }
}
