package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.ClaimedLeg.Left;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.Usage;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.SettingsFiles;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Agents that pay no heed to their bounds meet them at the tracker. */
@QuarkusTest
class SpendingIT {
    private static final TurnBody TOOL = new TurnBody.ToolResult("c", "read", "ok", false, null, null, null, 1);
    private static final int NOTHING_LEFT = 402;

    /** A cycle whose first session, and which itself, may use that much. */
    private static LiveCycle cycle(String session, String cycle) {
        Map<String, String> files = new HashMap<>(SettingsFiles.template(
                "product-specification",
                text -> text.replaceFirst("(?m)^budget: .*$", "budget: {questions: 5, " + session + "}")));
        files.putAll(SettingsFiles.settings("budget: {" + cycle + "}\n"));
        return LiveCycle.begun(TestProject.added(files));
    }

    private static TurnBody reply(long tokens, long cost) {
        return new TurnBody.ModelReply("m", "Hm.", List.of(), "stop", new Usage(tokens, 0, cost), 5);
    }

    private static Response retry(LiveCycle cycle, Object body) {
        return Someone.OPERATOR.post(body, "/api/cycles/{id}/sessions/s1/retry", cycle.id());
    }

    private static void pause(Attempt attempt, LiveCycle cycle) {
        attempt.ended(new TurnBody.Paused("The leg took too long."));
        cycle.awaitState("FAILED");
    }

    @Test
    void atTheSessionsTokensOnlyTheLegsEndIsTakenAndARetryGoesOn() {
        LiveCycle cycle = cycle("turns: 60, tokens: 1000", "tokens: 100000");
        Attempt attempt = cycle.claim(Someone.ARCHITECT_AGENT);
        assertThat(attempt.leg().left()).isEqualTo(new Left(60, 1000, 100_000_000, 720 * 60));
        attempt.recorded(reply(999, 0)).recorded(TOOL).recorded(reply(500, 0));

        String reason = "Session s1 has used 1499 of 1000 tokens; a retry grants its budget once more.";
        Refused.with(attempt.tryTurn(attempt.next(), reply(1, 0)), NOTHING_LEFT, reason);
        Refused.with(attempt.tryTurn(attempt.next(), TOOL), NOTHING_LEFT, reason);
        pause(attempt, cycle);
        assertThat(cycle.view().at("/sessions/0/reason").asText()).isEqualTo(reason);

        assertThat(retry(cycle, "{}").statusCode()).isEqualTo(200);
        Attempt second = cycle.claim(Someone.ARCHITECT_AGENT);
        assertThat(second.leg().left().tokens()).isEqualTo(501);
        second.recorded(reply(1, 0));
    }

    @Test
    void aPauseForAnotherReasonKeepsTheAgents() {
        LiveCycle cycle = cycle("turns: 60, tokens: 1000", "tokens: 100000");

        pause(cycle.claim(Someone.ARCHITECT_AGENT), cycle);

        assertThat(cycle.view().at("/sessions/0/reason").asText()).isEqualTo("The leg took too long.");
    }

    @Test
    void theSessionsTurnsAndCostAreBoundsToo() {
        Attempt attempt =
                cycle("turns: 2, tokens: 1000, cost: 0.01", "tokens: 100000").claim(Someone.ARCHITECT_AGENT);
        attempt.recorded(reply(1, 9_000)).recorded(reply(1, 1_000));

        Refused.with(attempt.tryTurn(attempt.next(), TOOL), NOTHING_LEFT, "2 of 2 turns", "cost 0.01 of 0.01");
    }

    @Test
    void timeIsCountedFromEachClaimToTheLastTurnAfterIt() throws SQLException {
        LiveCycle cycle = cycle("turns: 60, tokens: 1000, minutes: 45", "tokens: 100000");
        Attempt first = cycle.claim(Someone.ARCHITECT_AGENT).recorded(reply(1, 0));
        Database.change(
                "update attempt set claimed_at = claimed_at - interval '10 hours' where cycle_id = ?", cycle.id());
        Database.change(
                "update turn set recorded_at = recorded_at - interval '595 minutes' where cycle_id = ?", cycle.id());
        first.release();

        Attempt second = cycle.claim(Someone.ARCHITECT_AGENT);

        assertThat(second.leg().left().seconds()).isBetween(39 * 60L, 40 * 60L);
        second.recorded(TOOL);
        Database.change(
                "update attempt set claimed_at = claimed_at - interval '40 minutes' where cycle_id = ? and attempt = 2",
                cycle.id());
        Refused.with(second.tryTurn(second.next(), TOOL), NOTHING_LEFT, "worked 45 of 45 minutes");
        assertThat(cycle.view().at("/sessions/0/seconds").asLong()).isBetween(2700L, 2760L);
    }

    @Test
    void atTheCyclesTokensARetryHasToGrantTheCycleMore() {
        LiveCycle cycle = cycle("turns: 60, tokens: 100000", "tokens: 2000");
        Attempt attempt = cycle.claim(Someone.ARCHITECT_AGENT).recorded(reply(2000, 7));
        String reason = "The cycle has used 2000 of 2000 tokens; a retry has to grant the cycle more.";
        Refused.with(attempt.tryTurn(attempt.next(), reply(1, 0)), NOTHING_LEFT, reason);
        pause(attempt, cycle);

        Refused.with(retry(cycle, Map.of("extraTokens", 500)), 409, reason);
        Refused.with(retry(cycle, Map.of("cycle", Map.of("tokens", -5))), 422, "between 0 and");
        Response granted = retry(cycle, Map.of("cycle", Map.of("tokens", 500)));

        assertThat(granted.statusCode()).as(granted.asString()).isEqualTo(200);
        assertThat(cycle.claim(Someone.ARCHITECT_AGENT).leg().left().tokens()).isEqualTo(500);
        JsonNode view = cycle.view();
        assertThat(view.at("/budget/tokens").asLong()).isEqualTo(2500);
        assertThat(view.at("/counts/cost").asLong()).isEqualTo(7);
        assertThat(view.at("/sessions/0/cost").asLong()).isEqualTo(7);
        assertThat(Database.number(
                        "select count(*) from event where cycle_id = ? and type like '%retry-requested%'"
                                + " and convert_from(body, 'UTF8')::jsonb -> 'data'"
                                + " @> '{\"by\": \"operator\", \"cycle\": {\"tokens\": 500}}'",
                        cycle.id()))
                .isEqualTo(1);
    }

    @Test
    void aLegOfACycleThatHasNothingLeftIsPausedAndWaitsInTheInbox() {
        LiveCycle cycle = cycle("turns: 60, tokens: 100000", "tokens: 2000");
        cycle.claim(Someone.ARCHITECT_AGENT).recorded(reply(2000, 0)).asked("Which currency?");
        cycle.awaitState("ASKING");
        cycle.answer(Someone.PRODUCT_OWNER, "Q1", "Euros.");

        Response claim = cycle.tryClaim(Someone.ARCHITECT_AGENT);

        assertThat(claim.statusCode()).isEqualTo(204);
        assertThat(cycle.view().at("/sessions/0/state").asText()).isEqualTo("paused");
        assertThat(Database.rows("select kind, name, why from inbox_item where cycle_id = ?", cycle.id()))
                .containsExactly(List.of(
                        "paused",
                        "s1",
                        "The cycle has used 2000 of 2000 tokens; a retry has to grant the cycle more."));
        retry(cycle, Map.of("cycle", Map.of("tokens", 10)));
        assertThat(cycle.claim(Someone.ARCHITECT_AGENT).leg().leg()).isEqualTo("s1.3");
    }

    @Test
    void anEndThatALostAttemptRecordedAtTheBoundIsStillAnnounced() {
        LiveCycle cycle = cycle("turns: 60, tokens: 100", "tokens: 2000");
        Attempt lost = cycle.claim(Someone.ARCHITECT_AGENT).recorded(reply(100, 0));
        TurnBody.Terminal end = new TurnBody.Asked(List.of(Attempt.question("Which currency?")), 0.5);
        lost.recorded(end).release();

        Attempt second = cycle.claim(Someone.ARCHITECT_AGENT);

        assertThat(second.leg().left()).isEqualTo(new Left(0, 0, 0, 0));
        assertThat(second.leg().transcript().getLast().body()).isEqualTo(end);
    }

    @Test
    void aReplyCanNotTakeFromWhatWasSpent() {
        Attempt attempt = cycle("turns: 60, tokens: 1000", "tokens: 2000").claim(Someone.ARCHITECT_AGENT);

        Refused.with(attempt.tryTurn(0, reply(-1, 0)), 422, "between 0 and 1000000000000");
        Refused.with(attempt.tryTurn(0, reply(1, Long.MAX_VALUE)), 422, "between 0 and 1000000000000");
    }

    @Test
    void theCyclesBudgetIsOfTheCommitAtWhichItBegan() {
        LiveCycle cycle = cycle("turns: 60, tokens: 100000", "tokens: 2000, cost: 2.5");

        cycle.project().setMain(SettingsFiles.settings("budget: {tokens: 9000}\n"));

        assertThat(cycle.view().path("budget"))
                .isEqualTo(Json.tree(Map.of("tokens", 2000, "cost", 2_500_000, "minutes", 720)));
    }
}
