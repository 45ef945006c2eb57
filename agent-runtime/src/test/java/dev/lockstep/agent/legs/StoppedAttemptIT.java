package dev.lockstep.agent.legs;

import static dev.lockstep.agent.SampleTurns.calls;
import static dev.lockstep.agent.SampleTurns.context;
import static dev.lockstep.agent.SampleTurns.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.agent.SampleLeg;
import dev.lockstep.contracts.facts.LegDoorbell;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoppedAttemptIT {
    private static final LegDoorbell BELL = new LegDoorbell(SampleLeg.CYCLE, SampleLeg.LEG, RunningAgent.SERVICE);

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
    void a_fenced_attempt_records_no_failure_and_announces_nothing() {
        agent.model.replies(calls(read("src/A.java")));
        agent.tracker.dispatch(RunningAgent.turn(0, context()));
        agent.tracker.answerTurn(FakeTracker.problem(409, "Fenced", "attempt 2 replaced it"));

        agent.workers.sweep();

        await().until(() -> agent.ended.get() == 1);
        assertThat(agent.kinds()).containsExactly("Context");
        assertThat(agent.facts.announced()).isEmpty();
    }

    @Test
    void a_heartbeat_that_is_fenced_cancels_the_model_call_and_records_no_failure() {
        agent.sample.leaseSeconds = 1;
        agent.tracker.answerHeartbeats(FakeTracker.problem(409, "Fenced", "attempt 2 replaced it"));
        agent.tracker.dispatch(RunningAgent.turn(0, context()));

        agent.workers.sweep();

        await().until(() -> agent.model.isThinking() && agent.tracker.heartbeats() > 0 && agent.ended.get() == 1);
        assertThat(agent.kinds()).containsExactly("Context");
        assertThat(agent.facts.announced()).isEmpty();
    }

    @Test
    void without_a_confirmed_heartbeat_the_attempt_stops_by_itself() {
        agent.sample.leaseSeconds = 1;
        agent.tracker.answerHeartbeats(FakeTracker.problem(503, "Away", "the database is away"));
        agent.tracker.dispatch(RunningAgent.turn(0, context()));

        agent.workers.sweep();

        await().until(() -> agent.model.isThinking() && agent.ended.get() == 1);
        assertThat(agent.tracker.heartbeats()).isGreaterThan(1);
        assertThat(agent.kinds()).containsExactly("Context");
        assertThat(agent.facts.announced()).isEmpty();
    }

    @Test
    void confirmed_heartbeats_carry_an_attempt_over_more_than_one_lease() {
        agent.sample.leaseSeconds = 1;
        agent.tracker.dispatch(RunningAgent.turn(0, context()));

        agent.workers.sweep();

        await().until(() -> agent.tracker.heartbeats() >= 5);
        assertThat(agent.ended).hasValue(0);
    }

    @Test
    void a_shutdown_hands_the_claim_back_and_records_no_failure() {
        agent.tracker.dispatch(RunningAgent.turn(0, context()));
        agent.workers.sweep();
        await().until(agent.model::isThinking);

        agent.workers.close();

        assertThat(agent.tracker.releases()).isEqualTo(1);
        assertThat(agent.kinds()).containsExactly("Context");
        assertThat(agent.facts.announced()).isEmpty();
    }

    @Test
    void after_a_shutdown_nothing_is_claimed() {
        agent.workers.close();
        agent.tracker.dispatch();

        agent.workers.sweep();
        agent.workers.ring(BELL);

        assertThat(agent.tracker.claims()).isEmpty();
    }
}
