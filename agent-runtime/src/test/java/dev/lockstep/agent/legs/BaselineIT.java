package dev.lockstep.agent.legs;

import static dev.lockstep.agent.SampleTurns.context;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.lockstep.agent.commands.CommandRunner;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.TurnBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the claim asks for a baseline, the machine runs the tests before the model is asked for anything. */
class BaselineIT {
    private static final String REPORT = """
            <testsuite><testcase classname="shop.CartTest" name="tax"><failure/></testcase>
            <testcase classname="shop.CartTest" name="total"/></testsuite>""";

    private final List<String> commands = new ArrayList<>();
    private RunningAgent agent;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, GitAPIException {
        agent = new RunningAgent(folder);
        agent.sample.baselineWanted = true;
        agent.sample.commands = Map.of("setup", "./setup", "test", "./test");
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    private CommandRunner.Result failing(CommandRunner.Request request) {
        commands.add(request.command() + (request.network() ? " with the network" : ""));
        try {
            Files.writeString(request.workspace().resolve("TEST-report.xml"), REPORT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new CommandRunner.Result(request.command().equals("./test") ? 1 : 0, false, "1 failed", false, 5);
    }

    private void sweepUntilTheModelThinks() {
        agent.workers.sweep();
        await().until(agent.model::isThinking);
    }

    private List<String> told() {
        return agent.model.calls().getFirst().stream()
                .filter(UserMessage.class::isInstance)
                .map(BaselineIT::text)
                .toList();
    }

    private static String text(ChatMessage message) {
        return ((UserMessage) message).singleText();
    }

    @Test
    void theTestsRunAfterSetupAndAreRecordedWithTheirLogBeforeTheFirstCallOfTheModel() {
        agent.runs(this::failing);
        agent.tracker.dispatch();

        sweepUntilTheModelThinks();

        assertThat(commands).containsExactly("./setup with the network", "./test");
        assertThat(agent.kinds()).containsExactly("Context", "Baseline");
        assertThat(agent.tracker.logs()).containsExactly("1 failed");
        Evidence run = ((TurnBody.Baseline) agent.tracker.bodies().getLast()).evidence();
        assertThat(run.id()).isEqualTo(Evidence.BASELINE);
        assertThat(run.logDigest()).isEqualTo(Sha256.of("1 failed"));
        assertThat(run.namedFailures()).containsExactly("shop.CartTest#tax");
    }

    @Test
    void theModelIsToldWhatFailedBefore() {
        agent.runs(this::failing);
        agent.tracker.dispatch();

        sweepUntilTheModelThinks();

        assertThat(told()).hasSize(2);
        assertThat(told().getLast())
                .startsWith("<lockstep>Before this cycle changed any code")
                .contains("exit code 1", "shop.CartTest#tax", "any other failure is new");
    }

    @Test
    void ofTestsThatPassedTheModelHearsNothing() {
        agent.tracker.dispatch();

        sweepUntilTheModelThinks();

        assertThat(agent.kinds()).containsExactly("Context", "Baseline");
        assertThat(told()).hasSize(1);
    }

    @Test
    void aLegThatIsTakenUpAgainDoesNotRunThemTwice() {
        agent.runs(this::failing);
        agent.tracker.dispatch();
        sweepUntilTheModelThinks();
        int before = commands.size();
        agent.tracker.dispatch();

        agent.workers.sweep();

        await().until(() ->
                agent.tracker.claims().size() > 1 && agent.model.calls().size() > 1);
        assertThat(commands).hasSize(before);
        assertThat(agent.kinds()).containsOnlyOnce("Baseline");
    }

    @Test
    void aSessionThatWasOpenedAndThenLostRunsThemStill() {
        agent.tracker.dispatch(RunningAgent.turn(0, context()));

        sweepUntilTheModelThinks();

        assertThat(agent.kinds()).containsExactly("Context", "Baseline");
    }

    @Test
    void aProjectThatNamesNoTestsHasNone() {
        agent.sample.commands = Map.of("setup", "./setup");
        agent.runs(this::failing);
        agent.tracker.dispatch();

        sweepUntilTheModelThinks();

        assertThat(commands).isEmpty();
        assertThat(agent.kinds()).containsExactly("Context");
    }
}
