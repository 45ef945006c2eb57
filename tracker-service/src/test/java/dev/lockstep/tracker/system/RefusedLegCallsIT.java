package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.LegApi;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of the leg API that can't count: they record nothing. */
@QuarkusTest
class RefusedLegCallsIT {
    private static final TurnBody WORD = new TurnBody.Correction("Go on.");
    private LiveCycle cycle;
    private Attempt attempt;

    @BeforeEach
    void claim() {
        cycle = LiveCycle.begun(TestProject.added());
        attempt = cycle.claim(Someone.ARCHITECT_AGENT);
    }

    private long turns() {
        return Database.number("select count(*) from turn where cycle_id = ?", cycle.id());
    }

    private List<Response> callsWith(RequestSpecification request) {
        String content = Json.text(Map.of("index", 0, "body", Json.tree(WORD), "text", "ok"));
        return Stream.of("logs", "turns", "heartbeats", "release")
                .map(call -> Someone.ANONYMOUS
                        .request()
                        .spec(request)
                        .body(content)
                        .post(
                                "/api/legs/{c}/{l}/" + call,
                                cycle.id(),
                                attempt.leg().leg()))
                .toList();
    }

    @Test
    void callsOfAReplacedAttemptAreFenced() {
        attempt.release();
        cycle.claim(Someone.ARCHITECT_AGENT);

        List<Response> responses = callsWith(attempt.request());

        assertThat(responses).allSatisfy(response -> Refused.with(response, 409, "attempt 2 replaced it"));
        assertThat(turns()).isZero();
    }

    @Test
    void callsWithoutATokenAreNotSignedIn() {
        List<Response> responses = callsWith(Someone.ANONYMOUS.request());

        assertThat(responses).allSatisfy(response -> Refused.with(response, 401, "token is missing"));
        assertThat(turns()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"ARCHITECT_AGENT", "PRODUCT_OWNER", "STRANGER"})
    void callsWithSomeoneElsesTokenAreNotSignedIn(Someone other) {
        List<Response> responses = callsWith(other.request());

        assertThat(responses).allSatisfy(response -> Refused.with(response, 401, "token"));
        assertThat(turns()).isZero();
    }

    @Test
    void theTokenOfAnotherLegIsNotThisOnes() {
        Attempt other = LiveCycle.begun(cycle.project()).claim(Someone.ARCHITECT_AGENT);

        List<Response> responses = callsWith(other.request());

        assertThat(responses)
                .allSatisfy(
                        response -> Refused.with(response, 401, attempt.leg().leg()));
        assertThat(turns()).isZero();
    }

    @Test
    void anAttemptsTokenOpensNoDoorForPeople() {
        Response response = attempt.request().get("/api/cycles/{c}", cycle.id());

        Refused.with(response, 401);
    }

    @Test
    void noAgentClaimsInTheNameOfAnother() {
        LegApi.Claim claim = new LegApi.Claim("architect-agent", "w", cycle.id(), "s1.1");

        Refused.with(Someone.ENGINEER_AGENT.post(claim, "/api/legs/claims"), 403, "engineer-agent", "architect-agent");
    }

    @Test
    void noAgentClaimsALegOfAnotherService() {
        LegApi.Claim claim = new LegApi.Claim("engineer-agent", "w", cycle.id(), "s1.1");

        Refused.with(Someone.ENGINEER_AGENT.post(claim, "/api/legs/claims"), 404, "s1.1", "engineer-agent");
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCT_OWNER", "OPERATOR", "VIEWER"})
    void noPersonClaimsALeg(Someone person) {
        Refused.with(person.post(new LegApi.Claim("architect-agent", "w", null, null), "/api/legs/claims"), 403);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, -1, Integer.MAX_VALUE})
    void aGapInTheTranscriptIsRefused(int index) {
        Refused.with(attempt.tryTurn(index, WORD), 409, "next turn of session s1 is 0");

        assertThat(turns()).isZero();
    }

    @Test
    void theSameTurnTwiceIsOneTurn() {
        Response first = attempt.tryTurn(0, WORD);

        Response again = attempt.tryTurn(0, WORD);

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(turns()).isOne();
    }

    @Test
    void anotherTurnInTheSamePlaceIsRefused() {
        attempt.tryTurn(0, WORD);

        Refused.with(attempt.tryTurn(0, new TurnBody.Correction("Stop.")), 409, "next turn of session s1 is 1");

        assertThat(turns()).isOne();
    }

    @Test
    void anAgentCantSpeakForAPerson() {
        TurnBody forged = new TurnBody.HumanMessage("answers", "product-owner", "A:Q1 Euros");

        Refused.with(attempt.tryTurn(0, forged), 403, "can't speak for a person");

        assertThat(turns()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "null",
                "{\"index\": 0}",
                "{\"index\": 0, \"body\": null}",
                "{\"index\": 0, \"body\": {}}",
                "{\"index\": 0, \"body\": {\"kind\": \"shout\"}}",
                "{\"index\": \"first\", \"body\": {\"kind\": \"correction\", \"text\": \"x\"}}",
                "{\"index\": 0, \"body\": {\"kind\": \"submit\"}}",
                "{\"index\": 0, \"body\": {\"kind\": \"ask\"}}",
                "{\"index\": 0, \"body\": {\"kind\": \"ask\", \"questions\": [null], \"confidence\": 0.5}}",
                "{\"index\": 0, \"body\": {\"kind\": \"ask\", \"questions\": [{}], \"confidence\": 0.5}}",
                "{\"index\": 0, \"body\": {\"kind\": \"fail\"}}",
                "{\"index\": 0, \"body\": {\"kind\": \"model\"}}",
                "{\"index\": 0, \"body\": {\"kind\": \"correction\"}}"
            })
    void aTurnThatIsNotWholeIsRefused(String json) {
        Response response = attempt.tryTurn(json);

        assertThat(response.statusCode()).as(response.asString()).isIn(400, 422);
        Refused.with(response, response.statusCode());
        assertThat(turns()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "{\"service\": \"architect-agent\"}", "[]"})
    void aClaimThatIsNotWholeIsRefused(String json) {
        Response response = Someone.ARCHITECT_AGENT.post(json, "/api/legs/claims");

        assertThat(response.statusCode()).as(response.asString()).isIn(400, 422);
        Refused.with(response, response.statusCode());
    }

    @Test
    void aSubmissionOfACommitThatWasNotPushedIsRefused() {
        String commit = cycle.project().commit(Optional.of(attempt.leg().startCommit()), Map.of(), "Alone");

        Refused.with(attempt.tryTurn(0, attempt.submission(commit)), 422, "problems", "Push the commit", commit);

        assertThat(turns()).isZero();
    }

    @Test
    void aSubmissionOutsideThePhasesPathsIsRefused() {
        String commit = attempt.pushed(Map.of("src/App.java", "class App { int early; }\n"));

        Refused.with(
                attempt.tryTurn(0, attempt.submission(commit)),
                422,
                "may not change src/App.java",
                "docs/product-spec.md");

        assertThat(turns()).isZero();
    }

    @Test
    void nothingFollowsATerminalTurn() {
        attempt.recorded(context()).recorded(attempt.submission(attempt.pushed(Documents.specification())));

        Refused.with(attempt.tryTurn(2, WORD), 409, "publish its outcome");
    }

    private static TurnBody context() {
        return new TurnBody.Context("system", "user", List.of());
    }
}
