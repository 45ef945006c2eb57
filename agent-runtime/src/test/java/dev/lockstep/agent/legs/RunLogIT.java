package dev.lockstep.agent.legs;

import static dev.lockstep.agent.SampleTurns.call;
import static dev.lockstep.agent.SampleTurns.calls;
import static dev.lockstep.agent.SampleTurns.context;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log that evidence names by its digest is with the tracker before the evidence is. */
class RunLogIT {
    private static final ToolCall RUN = call("run", "{\"command\":\"test\"}");
    private static final String LOG = RunningAgent.OUTPUT.output();

    private RunningAgent agent;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, GitAPIException {
        agent = new RunningAgent(folder);
        agent.model.replies(calls(RUN));
        agent.tracker.dispatch(RunningAgent.turn(0, context()));
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    private Evidence evidence() {
        await().until(() -> agent.tracker.bodies().getLast() instanceof TurnBody.ToolResult);
        TurnBody.ToolResult result =
                (TurnBody.ToolResult) agent.tracker.bodies().getLast();
        return Optional.ofNullable(result.evidence()).orElseThrow(() -> new AssertionError(result.content()));
    }

    @Test
    void the_log_is_handed_in_whole_before_the_turn_that_names_it() {
        List<String> before = new ArrayList<>();
        agent.tracker.onTurn(body -> {
            if (body instanceof TurnBody.ToolResult) {
                before.addAll(agent.tracker.logs());
            }
        });

        agent.workers.sweep();

        assertThat(evidence().logDigest()).isEqualTo(Sha256.of(LOG));
        assertThat(before).containsExactly(LOG);
    }

    @Test
    void while_the_tracker_is_away_the_same_log_is_handed_in_again() {
        agent.tracker.answerLog(FakeTracker.problem(503, "Away", "the database is away"));
        agent.tracker.answerLog(FakeTracker.problem(503, "Away", "the database is away"));

        agent.workers.sweep();

        assertThat(evidence().logDigest()).isEqualTo(Sha256.of(LOG));
        assertThat(agent.tracker.logs()).containsExactly(LOG, LOG, LOG);
    }

    @Test
    void a_log_that_the_tracker_never_takes_fails_the_leg_with_its_words() {
        agent.tracker.answerLog(FakeTracker.problem(422, "Not acceptable", "the log is too long"));

        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(agent.kinds()).containsExactly("Context", "ModelReply", "Failed");
        assertThat(((TurnBody.Failed) agent.tracker.bodies().getLast()).reason())
                .contains("the log is too long");
    }

    @Test
    void an_attempt_that_is_fenced_at_its_log_records_nothing_more() {
        agent.tracker.answerLog(FakeTracker.problem(409, "Fenced", "attempt 2 replaced it"));

        agent.workers.sweep();

        await().until(() -> agent.ended.get() == 1);
        assertThat(agent.kinds()).containsExactly("Context", "ModelReply");
        assertThat(agent.facts.announced()).isEmpty();
    }

    @Test
    void with_nothing_left_to_spend_the_leg_is_paused() {
        agent.tracker.answerLog(FakeTracker.problem(402, "Nothing left to spend", "the cycle's tokens are used"));

        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(agent.kinds()).containsExactly("Context", "ModelReply", "Paused");
    }
}
