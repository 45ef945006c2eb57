package dev.lockstep.agent.legs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.agent.SampleLeg;
import dev.lockstep.agent.loop.TurnRefusedException;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.LegApi;
import dev.lockstep.contracts.legs.TurnBody;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrackerClientIT {
    private static final LegApi.Claim CLAIM = new LegApi.Claim("architect-agent", "w", null, null);
    private static final LegApi.RecordTurn TURN = new LegApi.RecordTurn(0, new TurnBody.Failed("x"));

    private final TrackerContact contact = new TrackerContact();
    private FakeTracker tracker;
    private TrackerClient client;

    @BeforeEach
    void start() throws IOException {
        tracker = FakeTracker.start(new SampleLeg());
        client = new TrackerClient(tracker.uri(), FakeTracker.AGENT_TOKEN, contact);
    }

    @AfterEach
    void stop() {
        tracker.close();
    }

    @Test
    void nothing_waits() {
        assertThat(client.claim(CLAIM)).isEmpty();
        assertThat(contact.problem()).isEmpty();
    }

    @Test
    void a_token_that_the_tracker_does_not_know_is_named_and_not_shown() {
        client = new TrackerClient(tracker.uri(), "wr0ng", contact);

        assertThatThrownBy(() -> client.claim(CLAIM))
                .hasMessageContaining("LOCKSTEP_AGENT_TOKEN")
                .hasMessageContaining("no agent has this token")
                .hasMessageNotContaining("wr0ng");
        assertThat(contact.problem()).contains("LOCKSTEP_AGENT_TOKEN");
    }

    @Test
    void a_tracker_that_is_not_there_is_named() {
        client = new TrackerClient(URI.create("http://127.0.0.1:1"), "t", contact);

        TrackerException refused = catchThrowableOfType(TrackerException.class, () -> client.claim(CLAIM));

        assertThat(refused.kind()).isEqualTo(TrackerException.Kind.UNAVAILABLE);
        assertThat(contact.problem()).contains("http://127.0.0.1:1", "LOCKSTEP_TRACKER_URL");
    }

    @Test
    void a_fenced_attempt_is_told_why() {
        TrackerException refused =
                catchThrowableOfType(TrackerException.class, () -> client.record(new SampleLeg().claimed(), TURN));

        assertThat(refused.kind()).isEqualTo(TrackerException.Kind.FENCED);
        assertThat(refused).hasMessageContaining("another attempt holds the leg");
    }

    @Test
    void a_refused_turn_carries_the_problems() {
        ClaimedLeg leg = claimed();
        tracker.answerTurn(FakeTracker.problem(422, "Refused", "It does not hold.", "C1 is open", "C2 is open"));

        TurnRefusedException refused = catchThrowableOfType(TurnRefusedException.class, () -> client.record(leg, TURN));

        assertThat(refused.explained()).isEqualTo("It does not hold.\n- C1 is open\n- C2 is open");
    }

    @Test
    void a_refusal_without_a_problem_document_says_its_status() {
        ClaimedLeg leg = claimed();
        tracker.answerTurn(new FakeTracker.Answer(413, "<html>"));

        assertThatThrownBy(() -> client.record(leg, TURN))
                .isInstanceOf(TurnRefusedException.class)
                .hasMessageContaining("413");
    }

    @Test
    void an_answer_of_another_kind_is_named() {
        ClaimedLeg leg = claimed();
        tracker.answerTurn(new FakeTracker.Answer(201, Map.of("index", "many")));

        assertThatThrownBy(() -> client.record(leg, TURN))
                .isInstanceOf(TrackerException.class)
                .hasMessageContaining("is no Recorded");
    }

    private ClaimedLeg claimed() {
        tracker.dispatch();
        return client.claim(CLAIM).orElseThrow();
    }
}
