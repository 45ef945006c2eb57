package dev.lockstep.agent.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lockstep.agent.tools.ToolOutcome;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.workflow.Commands;
import java.util.List;
import org.jboss.logging.Logger;

/** Runs the project's tests on the code as the cycle found it, before the session has done anything. */
final class BaselineRun {
    private static final Logger LOG = Logger.getLogger(BaselineRun.class);
    private static final String RUN = "run";
    private static final String SETUP = "setup";

    private final ClaimedLeg leg;
    private final WorkspaceTools tools;

    BaselineRun(ClaimedLeg leg, WorkspaceTools tools) {
        this.leg = leg;
        this.tools = tools;
    }

    /** Whether the attempt is to record a baseline now. */
    static boolean isDue(ClaimedLeg leg, List<Turn> transcript) {
        return leg.wantsBaseline()
                && leg.template().spec().tools().contains(RUN)
                && leg.repository().commands().named(Commands.TEST).isPresent()
                && transcript.stream().map(Turn::body).noneMatch(BaselineRun::isLater);
    }

    private static boolean isLater(TurnBody body) {
        return body instanceof TurnBody.Baseline || body instanceof TurnBody.ModelReply;
    }

    /**
     * The run of the tests. The project's {@code setup} comes before it, for the workspace is fresh; if that fails, the
     * tests show what comes of it.
     *
     * @throws IllegalStateException when the tests could not be run
     */
    ToolOutcome.Observed observe() {
        if (leg.repository().commands().named(SETUP).isPresent()) {
            ToolOutcome setup = call(SETUP);
            if (!(setup instanceof ToolOutcome.Ran ran)
                    || !ran.runs().getFirst().evidence().passed()) {
                LOG.warnf(
                        "Before leg %s of cycle %s the project's setup did not pass: %s",
                        leg.leg(), leg.cycle(), setup.content());
            }
        }
        ToolOutcome tests = call(Commands.TEST);
        if (tests instanceof ToolOutcome.Ran ran) {
            return ran.runs().getFirst();
        }
        throw new IllegalStateException("The tests could not be run before the session: " + tests.content());
    }

    private ToolOutcome call(String command) {
        JsonNode arguments = JsonNodeFactory.instance.objectNode().put("command", command);
        return tools.call(RUN, arguments, 0);
    }
}
