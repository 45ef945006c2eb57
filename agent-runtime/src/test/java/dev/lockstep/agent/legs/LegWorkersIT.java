package dev.lockstep.agent.legs;

import static dev.lockstep.agent.SampleTurns.SUBMISSION;
import static dev.lockstep.agent.SampleTurns.call;
import static dev.lockstep.agent.SampleTurns.calls;
import static dev.lockstep.agent.SampleTurns.context;
import static dev.lockstep.agent.SampleTurns.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.agent.SampleLeg;
import dev.lockstep.contracts.facts.LegDoorbell;
import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.legs.LegApi;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import dev.lockstep.contracts.workflow.PhaseName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegWorkersIT {
    private static final LegDoorbell BELL = new LegDoorbell(SampleLeg.CYCLE, SampleLeg.LEG, RunningAgent.SERVICE);
    private static final ToolCall SUBMIT = call("submit", SUBMISSION);
    private static final ToolCall WRITE =
            call("write", "{\"path\":\"docs/product-spec.md\",\"content\":\"# Spec\\n## Summary\\nTotals.\\n\"}");

    private RunningAgent agent;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, GitAPIException {
        agent = new RunningAgent(folder);
    }

    @AfterEach
    void stop() {
        agent.close();
    }

    @Test
    void a_leg_goes_from_the_doorbell_to_one_announced_outcome() {
        agent.model.replies(calls(WRITE), calls(SUBMIT));
        agent.tracker.dispatch();

        agent.workers.ring(BELL);

        await().until(() -> !agent.facts.announced().isEmpty());
        Turn last = agent.tracker.turns().getLast();
        assertThat(agent.kinds()).containsExactly("Context", "ModelReply", "ToolResult", "ModelReply", "Submitted");
        assertThat(agent.facts.announced())
                .containsExactly(new LegOutcome(SampleLeg.CYCLE, "s1", SampleLeg.LEG, 1, 4, last.digest()));
        String commit = ((TurnBody.Submitted) last.body()).commit();
        assertThat(agent.remote.contains(commit, "docs/product-spec.md")).isTrue();
    }

    @Test
    void a_change_is_in_the_shared_store_before_its_turn_is_recorded() {
        List<Boolean> pushed = new ArrayList<>();
        agent.tracker.onTurn(body -> {
            if (body instanceof TurnBody.ToolResult result && result.workspaceCommit() != null) {
                pushed.add(agent.remote.contains(result.workspaceCommit(), "docs/product-spec.md"));
            }
        });
        agent.model.replies(calls(WRITE), calls(SUBMIT));
        agent.tracker.dispatch();

        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(pushed).containsExactly(true);
    }

    @Test
    void what_the_tracker_refuses_goes_back_to_the_model_as_the_result_of_its_call() {
        agent.model.replies(calls(SUBMIT));
        agent.tracker.dispatch(RunningAgent.turn(0, context()), RunningAgent.turn(1, calls(SUBMIT)));
        agent.tracker.answerTurn(
                FakeTracker.problem(422, "Refused", "The submission does not hold.", "C1 points nowhere"));

        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(agent.kinds()).containsExactly("Context", "ModelReply", "ToolResult", "ModelReply", "Submitted");
        TurnBody.ToolResult refusal =
                (TurnBody.ToolResult) agent.tracker.bodies().get(2);
        assertThat(refusal.error()).isTrue();
        assertThat(refusal.callId()).isEqualTo(SUBMIT.id());
        assertThat(refusal.content()).contains("The submission does not hold.", "C1 points nowhere");
        assertThat(agent.model.calls()).hasSize(1);
    }

    @Test
    void a_turn_that_the_tracker_never_takes_fails_the_leg_instead_of_being_paid_for_again() {
        agent.model.replies(calls(read("src/A.java")));
        agent.tracker.dispatch(RunningAgent.turn(0, context()));
        agent.tracker.answerTurn(FakeTracker.problem(413, "Too large", "a turn is at most 8 MB"));

        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(((TurnBody.Failed) agent.tracker.bodies().getLast()).reason())
                .contains("a turn is at most 8 MB");
    }

    @Test
    void at_a_bound_that_the_tracker_keeps_the_leg_ends_as_paused() {
        agent.model.replies(calls(WRITE));
        agent.tracker.dispatch(RunningAgent.turn(0, context()));
        agent.tracker.answerTurn(FakeTracker.problem(402, "Nothing left", "Session s1 has used 60 of its 60 turns."));

        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(agent.tracker.bodies().getLast())
                .isEqualTo(new TurnBody.Paused("Session s1 has used 60 of its 60 turns."));
    }

    @Test
    void a_recorded_reply_is_not_paid_for_again() {
        agent.model.replies(calls(SUBMIT));
        agent.tracker.dispatch(RunningAgent.turn(0, context()), RunningAgent.turn(1, calls(WRITE)));

        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(agent.kinds()).containsExactly("Context", "ModelReply", "ToolResult", "ModelReply", "Submitted");
        assertThat(agent.model.calls()).hasSize(1);
    }

    @Test
    void an_end_that_is_recorded_already_is_announced_and_nothing_else_is_done() {
        Turn end = RunningAgent.turn(2, new TurnBody.Failed("no way on"));
        agent.tracker.dispatch(
                RunningAgent.turn(0, context()),
                RunningAgent.turn(1, calls(call("fail", "{\"reason\":\"no way on\"}"))),
                end);

        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(agent.facts.announced())
                .containsExactly(new LegOutcome(SampleLeg.CYCLE, "s1", SampleLeg.LEG, 1, 2, end.digest()));
        assertThat(agent.tracker.turns()).hasSize(3);
        assertThat(agent.model.calls()).isEmpty();
    }

    @Test
    void a_second_ring_for_a_leg_in_hand_claims_nothing() {
        agent.tracker.dispatch(RunningAgent.turn(0, context()));
        agent.workers.ring(BELL);
        await().until(agent.model::isThinking);

        agent.workers.ring(BELL);

        assertThat(agent.tracker.claims())
                .filteredOn(claim -> claim.leg() != null)
                .hasSize(1);
    }

    @Test
    void a_doorbell_of_another_service_is_not_answered() {
        agent.tracker.dispatch();

        agent.workers.ring(new LegDoorbell(SampleLeg.CYCLE, SampleLeg.LEG, "qa-agent"));

        assertThat(agent.tracker.claims()).isEmpty();
    }

    @Test
    void a_turn_is_recorded_once_the_tracker_is_back() {
        agent.model.replies(calls(SUBMIT));
        agent.tracker.answerTurn(FakeTracker.problem(503, "Away", "the database is away"));
        agent.tracker.answerTurn(FakeTracker.problem(503, "Away", "the database is away"));
        agent.tracker.dispatch();

        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(agent.kinds()).containsExactly("Context", "ModelReply", "Submitted");
        assertThat(agent.model.calls()).hasSize(1);
    }

    @Test
    void an_outcome_that_the_broker_did_not_take_is_announced_by_the_next_attempt() {
        agent.facts.fail(1);
        agent.model.replies(calls(SUBMIT));
        agent.tracker.dispatch();
        agent.workers.sweep();
        await().until(() -> agent.facts.failuresLeft() == 0 && agent.ended.get() == 1);

        agent.tracker.dispatch();
        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(agent.kinds()).containsExactly("Context", "ModelReply", "Submitted");
        assertThat(agent.facts.announced().getFirst().turn()).isEqualTo(2);
    }

    @Test
    void a_phase_that_the_service_has_no_role_for_fails_the_leg_by_name() {
        agent.sample.phase = PhaseName.TESTING;
        agent.tracker.dispatch();

        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(((TurnBody.Failed) agent.tracker.bodies().getLast()).reason())
                .contains("architect-agent hosts no role for the phase testing");
    }

    @Test
    void a_repository_that_cannot_be_read_fails_the_leg_by_name() {
        agent.sample.url = "file:///no/such/repository.git";
        agent.tracker.dispatch();

        agent.workers.sweep();

        await().until(() -> !agent.facts.announced().isEmpty());
        assertThat(((TurnBody.Failed) agent.tracker.bodies().getLast()).reason())
                .contains("project shop", "file:///no/such/repository.git");
    }

    @Test
    void claims_name_the_service_and_the_worker() {
        agent.workers.sweep();

        await().until(() -> !agent.tracker.claims().isEmpty());
        assertThat(agent.tracker.claims())
                .containsExactly(new LegApi.Claim(RunningAgent.SERVICE, "worker-1", null, null));
    }
}
