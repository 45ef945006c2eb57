package dev.lockstep.agent.legs;

import static dev.lockstep.agent.SampleTurns.SUBMISSION;
import static dev.lockstep.agent.SampleTurns.call;
import static dev.lockstep.agent.SampleTurns.calls;
import static dev.lockstep.agent.SampleTurns.context;
import static dev.lockstep.agent.SampleTurns.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.agent.SampleLeg;
import dev.lockstep.agent.roles.AuthoredDocument;
import dev.lockstep.agent.roles.HostedRoles;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.agent.tools.ReadTool;
import dev.lockstep.agent.tools.WriteTool;
import dev.lockstep.agent.workspace.SampleRemote;
import dev.lockstep.agent.workspace.Workspaces;
import dev.lockstep.contracts.facts.LegDoorbell;
import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.legs.LegApi;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import dev.lockstep.contracts.workflow.PhaseName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegWorkersIT {
    private static final String SERVICE = "architect-agent";
    private static final LegDoorbell BELL = new LegDoorbell(SampleLeg.CYCLE, SampleLeg.LEG, SERVICE);
    private static final ToolCall SUBMIT = call("submit", SUBMISSION);
    private static final ToolCall WRITE =
            call("write", "{\"path\":\"docs/product-spec.md\",\"content\":\"# Spec\\n## Summary\\nTotals.\\n\"}");

    private final SampleLeg sample = new SampleLeg();
    private final ScriptedModel model = new ScriptedModel();
    private final RecordedFacts facts = new RecordedFacts();
    private final TrackerContact contact = new TrackerContact();
    private final AtomicInteger ended = new AtomicInteger();
    private SampleRemote remote;
    private FakeTracker tracker;
    private LegWorkers workers;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException, GitAPIException {
        remote = new SampleRemote(folder, Map.of("src/A.java", "class A {}\n"));
        sample.url = remote.url();
        sample.startCommit = remote.first();
        tracker = FakeTracker.start(sample);
        SessionWork work = new SessionWork(
                SERVICE,
                new HostedRoles(List.of(new Analyst())),
                model,
                List.of(new ReadTool(), new WriteTool()),
                new Workspaces(folder.resolve("data"), Optional.empty(), Clock.systemUTC()));
        LegWork counted = (leg, log, stop) -> {
            try {
                return work.work(leg, log, stop);
            } finally {
                ended.incrementAndGet();
            }
        };
        TrackerClient client = new TrackerClient(tracker.uri(), FakeTracker.AGENT_TOKEN, contact);
        workers = new LegWorkers(SERVICE, "worker-1", 2, client, counted, facts, System::nanoTime);
    }

    @AfterEach
    void stop() {
        workers.close();
        tracker.close();
        remote.close();
    }

    @Test
    void a_leg_goes_from_the_doorbell_to_one_announced_outcome() {
        model.replies(calls(WRITE), calls(SUBMIT));
        tracker.dispatch();

        workers.ring(BELL);

        await().until(() -> !facts.announced().isEmpty());
        Turn last = tracker.turns().getLast();
        assertThat(kinds()).containsExactly("Context", "ModelReply", "ToolResult", "ModelReply", "Submitted");
        assertThat(facts.announced())
                .containsExactly(new LegOutcome(SampleLeg.CYCLE, "s1", SampleLeg.LEG, 1, 4, last.digest()));
        String commit = ((TurnBody.Submitted) last.body()).commit();
        assertThat(remote.contains(commit, "docs/product-spec.md")).isTrue();
    }

    @Test
    void a_change_is_in_the_shared_store_before_its_turn_is_recorded() {
        List<Boolean> pushed = new ArrayList<>();
        tracker.onTurn(body -> {
            if (body instanceof TurnBody.ToolResult result && result.workspaceCommit() != null) {
                pushed.add(remote.contains(result.workspaceCommit(), "docs/product-spec.md"));
            }
        });
        model.replies(calls(WRITE), calls(SUBMIT));
        tracker.dispatch();

        workers.sweep();

        await().until(() -> !facts.announced().isEmpty());
        assertThat(pushed).containsExactly(true);
    }

    @Test
    void what_the_tracker_refuses_goes_back_to_the_model_as_the_result_of_its_call() {
        model.replies(calls(SUBMIT));
        tracker.dispatch(turn(0, context()), turn(1, calls(SUBMIT)));
        tracker.answerTurn(FakeTracker.problem(422, "Refused", "The submission does not hold.", "C1 points nowhere"));

        workers.sweep();

        await().until(() -> !facts.announced().isEmpty());
        assertThat(kinds()).containsExactly("Context", "ModelReply", "ToolResult", "ModelReply", "Submitted");
        TurnBody.ToolResult refusal = (TurnBody.ToolResult) tracker.bodies().get(2);
        assertThat(refusal.error()).isTrue();
        assertThat(refusal.callId()).isEqualTo(SUBMIT.id());
        assertThat(refusal.content()).contains("The submission does not hold.", "C1 points nowhere");
        assertThat(model.calls()).hasSize(1);
    }

    @Test
    void a_turn_that_the_tracker_never_takes_fails_the_leg_instead_of_being_paid_for_again() {
        model.replies(calls(read("src/A.java")));
        tracker.dispatch(turn(0, context()));
        tracker.answerTurn(FakeTracker.problem(413, "Too large", "a turn is at most 8 MB"));

        workers.sweep();

        await().until(() -> !facts.announced().isEmpty());
        assertThat(((TurnBody.Failed) tracker.bodies().getLast()).reason()).contains("a turn is at most 8 MB");
    }

    @Test
    void a_recorded_reply_is_not_paid_for_again() {
        model.replies(calls(SUBMIT));
        tracker.dispatch(turn(0, context()), turn(1, calls(WRITE)));

        workers.sweep();

        await().until(() -> !facts.announced().isEmpty());
        assertThat(kinds()).containsExactly("Context", "ModelReply", "ToolResult", "ModelReply", "Submitted");
        assertThat(model.calls()).hasSize(1);
    }

    @Test
    void an_end_that_is_recorded_already_is_announced_and_nothing_else_is_done() {
        Turn end = turn(2, new TurnBody.Failed("no way on"));
        tracker.dispatch(turn(0, context()), turn(1, calls(call("fail", "{\"reason\":\"no way on\"}"))), end);

        workers.sweep();

        await().until(() -> !facts.announced().isEmpty());
        assertThat(facts.announced())
                .containsExactly(new LegOutcome(SampleLeg.CYCLE, "s1", SampleLeg.LEG, 1, 2, end.digest()));
        assertThat(tracker.turns()).hasSize(3);
        assertThat(model.calls()).isEmpty();
    }

    @Test
    void a_fenced_attempt_records_no_failure_and_announces_nothing() {
        model.replies(calls(read("src/A.java")));
        tracker.dispatch(turn(0, context()));
        tracker.answerTurn(FakeTracker.problem(409, "Fenced", "attempt 2 replaced it"));

        workers.sweep();

        await().until(() -> ended.get() == 1);
        assertThat(kinds()).containsExactly("Context");
        assertThat(facts.announced()).isEmpty();
    }

    @Test
    void a_heartbeat_that_is_fenced_cancels_the_model_call_and_records_no_failure() {
        sample.leaseSeconds = 1;
        tracker.answerHeartbeats(FakeTracker.problem(409, "Fenced", "attempt 2 replaced it"));
        tracker.dispatch(turn(0, context()));

        workers.sweep();

        await().until(() -> model.isThinking() && tracker.heartbeats() > 0 && ended.get() == 1);
        assertThat(kinds()).containsExactly("Context");
        assertThat(facts.announced()).isEmpty();
    }

    @Test
    void without_a_confirmed_heartbeat_the_attempt_stops_by_itself() {
        sample.leaseSeconds = 1;
        tracker.answerHeartbeats(FakeTracker.problem(503, "Away", "the database is away"));
        tracker.dispatch(turn(0, context()));

        workers.sweep();

        await().until(() -> model.isThinking() && ended.get() == 1);
        assertThat(tracker.heartbeats()).isGreaterThan(1);
        assertThat(kinds()).containsExactly("Context");
        assertThat(facts.announced()).isEmpty();
    }

    @Test
    void confirmed_heartbeats_carry_an_attempt_over_more_than_one_lease() {
        sample.leaseSeconds = 1;
        tracker.dispatch(turn(0, context()));

        workers.sweep();

        await().until(() -> tracker.heartbeats() >= 5);
        assertThat(ended).hasValue(0);
    }

    @Test
    void a_shutdown_hands_the_claim_back_and_records_no_failure() {
        tracker.dispatch(turn(0, context()));
        workers.sweep();
        await().until(model::isThinking);

        workers.close();

        assertThat(tracker.releases()).isEqualTo(1);
        assertThat(kinds()).containsExactly("Context");
        assertThat(facts.announced()).isEmpty();
    }

    @Test
    void after_a_shutdown_nothing_is_claimed() {
        workers.close();
        tracker.dispatch();

        workers.sweep();
        workers.ring(BELL);

        assertThat(tracker.claims()).isEmpty();
    }

    @Test
    void a_second_ring_for_a_leg_in_hand_claims_nothing() {
        tracker.dispatch(turn(0, context()));
        workers.ring(BELL);
        await().until(model::isThinking);

        workers.ring(BELL);

        assertThat(tracker.claims()).filteredOn(claim -> claim.leg() != null).hasSize(1);
    }

    @Test
    void a_doorbell_of_another_service_is_not_answered() {
        tracker.dispatch();

        workers.ring(new LegDoorbell(SampleLeg.CYCLE, SampleLeg.LEG, "qa-agent"));

        assertThat(tracker.claims()).isEmpty();
    }

    @Test
    void a_turn_is_recorded_once_the_tracker_is_back() {
        model.replies(calls(SUBMIT));
        tracker.answerTurn(FakeTracker.problem(503, "Away", "the database is away"));
        tracker.answerTurn(FakeTracker.problem(503, "Away", "the database is away"));
        tracker.dispatch();

        workers.sweep();

        await().until(() -> !facts.announced().isEmpty());
        assertThat(kinds()).containsExactly("Context", "ModelReply", "Submitted");
        assertThat(model.calls()).hasSize(1);
    }

    @Test
    void an_outcome_that_the_broker_did_not_take_is_announced_by_the_next_attempt() {
        facts.fail(1);
        model.replies(calls(SUBMIT));
        tracker.dispatch();
        workers.sweep();
        await().until(() -> facts.failuresLeft() == 0 && ended.get() == 1);

        tracker.dispatch();
        workers.sweep();

        await().until(() -> !facts.announced().isEmpty());
        assertThat(kinds()).containsExactly("Context", "ModelReply", "Submitted");
        assertThat(facts.announced().getFirst().turn()).isEqualTo(2);
    }

    @Test
    void a_phase_that_the_service_has_no_role_for_fails_the_leg_by_name() {
        sample.phase = PhaseName.TESTING;
        tracker.dispatch();

        workers.sweep();

        await().until(() -> !facts.announced().isEmpty());
        assertThat(((TurnBody.Failed) tracker.bodies().getLast()).reason())
                .contains("architect-agent hosts no role for the phase testing");
    }

    @Test
    void a_repository_that_cannot_be_read_fails_the_leg_by_name() {
        sample.url = "file:///no/such/repository.git";
        tracker.dispatch();

        workers.sweep();

        await().until(() -> !facts.announced().isEmpty());
        assertThat(((TurnBody.Failed) tracker.bodies().getLast()).reason())
                .contains("project shop", "file:///no/such/repository.git");
    }

    @Test
    void claims_name_the_service_and_the_worker() {
        workers.sweep();

        await().until(() -> !tracker.claims().isEmpty());
        assertThat(tracker.claims()).containsExactly(new LegApi.Claim(SERVICE, "worker-1", null, null));
    }

    private List<String> kinds() {
        return tracker.bodies().stream().map(body -> body.getClass().getSimpleName()).toList();
    }

    private static Turn turn(int index, TurnBody body) {
        return new Turn(index, SampleLeg.LEG, 1, "d" + index, body);
    }

    private static final class Analyst implements Role {
        @Override
        public PhaseName phase() {
            return PhaseName.PRODUCT_SPECIFICATION;
        }

        @Override
        public Class<? extends SubmissionForm> submission() {
            return AuthoredDocument.class;
        }

        @Override
        public String instructions() {
            return "Amend the spec.";
        }
    }
}
