package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Submission;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first session of implementation records which tests fail before it; no session after it is blamed for those. */
@QuarkusTest
class BaselineIT {
    private static final String OLD = "CartTest#tax";
    private static final String NEW = "CartTest#rebate";
    private static final Map<String, String> CODE = Map.of("src/App.java", "class App { int balance = 5; }\n");
    private static final String TASKS = """
              - {id: T1, title: Show it, criteria: [AC1, AC2], needs: [], files: [src/App.java], check: sh t, effort: S}
              - {id: T2, title: Say so, criteria: [AC3], needs: [T1], files: [src/App.java], check: sh t, effort: S}
            """;

    private static TestProject project;
    private LiveCycle cycle;
    private Attempt attempt;

    @BeforeAll
    static void addProject() {
        project = TestProject.added();
    }

    /** The first of two tasks is being built. */
    @BeforeEach
    void build() {
        cycle = LiveCycle.begun(project).drivenTo("architecture-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "architecture-checkpoint");
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.plan(TASKS));
        cycle.awaitStop("implementation-approval");
        cycle.approved(Someone.TECH_LEAD, "implementation-approval").awaitWorkIn("implementation");
        attempt = cycle.claim(Someone.ENGINEER_AGENT);
    }

    private String start() {
        return attempt.leg().startCommit();
    }

    private long taken() {
        return Database.number(
                "select count(*) from event where cycle_id = ? and type = 'dev.lockstep.baseline-taken.v1'",
                cycle.id());
    }

    private static TurnBody.Submitted givenUp(TurnBody.Submitted whole) {
        Submission said = whole.submission();
        return new TurnBody.Submitted(
                new Submission(
                        said.summary(),
                        said.confidence(),
                        said.dimensions(),
                        said.checklist(),
                        said.verdicts(),
                        said.findings(),
                        null,
                        "The driver is not released"),
                whole.commit());
    }

    @Test
    void theClaimAsksForABaselineAndTheCycleShowsWhatItWas() {
        assertThat(attempt.leg().wantsBaseline()).isTrue();

        attempt.sawBefore(start(), OLD);

        JsonNode baseline = cycle.view().path("baseline");
        assertThat(baseline.path("failures")).extracting(JsonNode::asText).containsExactly(OLD);
        assertThat(baseline.path("complete").asBoolean()).isTrue();
        assertThat(baseline.path("codeTree").asText()).isEqualTo(project.codeTree(start()));
        Response log = Someone.VIEWER.get("/api/cycles/{c}/evidence/s4/E0/log", cycle.id());
        assertThat(log.statusCode()).as(log.asString()).isEqualTo(200);
    }

    @Test
    void theNextAttemptIsGivenTheBaselineAndAskedForNone() {
        attempt.sawBefore(start(), OLD);
        attempt.release();

        Attempt next = cycle.claim(Someone.ENGINEER_AGENT);

        assertThat(next.leg().wantsBaseline()).isFalse();
        assertThat(Optional.ofNullable(next.leg().baseline()).map(Baseline::failures))
                .hasValueSatisfying(failures -> assertThat(failures).containsExactly(OLD));
    }

    @Test
    void theSameTurnAgainAndASecondBaselineLeaveTheFirst() {
        TurnBody.Baseline first = attempt.before(start(), OLD);
        attempt.recorded(first);
        Response again = attempt.tryTurn(0, first);
        assertThat(again.statusCode()).as(again.asString()).isEqualTo(201);

        attempt.sawBefore(start(), NEW);

        assertThat(taken()).isOne();
        assertThat(cycle.view().at("/baseline/failures/0").asText()).isEqualTo(OLD);
    }

    @Test
    void aRunOnOtherCodeIsNoBaseline() {
        attempt.sawBefore(attempt.pushed(CODE), OLD);

        assertThat(taken()).isZero();
        assertThat(cycle.view().has("baseline")).isFalse();
    }

    @Test
    void aFencedAttemptRecordsNone() {
        TurnBody.Baseline late = attempt.before(start(), OLD);
        attempt.release();
        cycle.claim(Someone.ENGINEER_AGENT);

        Refused.with(attempt.tryTurn(0, late), 409, "attempt 2 replaced it");

        assertThat(taken()).isZero();
    }

    @Test
    void aTaskThatFailsInNothingButWhatFailedBeforeIsDoneAndTheSubjectSaysSo() {
        attempt.sawBefore(start(), OLD);
        String commit = attempt.worked(CODE);
        attempt.failed("E3", commit, OLD);

        attempt.ended(attempt.submission(commit));

        cycle.awaitWorkIn("implementation");
        Attempt second = cycle.claim(Someone.ENGINEER_AGENT);
        assertThat(second.leg().wantsBaseline()).isFalse();
        assertThat(cycle.view().path("findings")).isEmpty();
        second.submitted(Map.of("src/App.java", "class App { int balance = 6; }\n"));
        cycle.awaitStop("implementation-checkpoint");
        assertThat(cycle.view().at("/stop/subject/oldFailures"))
                .extracting(JsonNode::asText)
                .containsExactly(OLD);
    }

    @Test
    void aTaskThatFailsInSomethingNewIsRefusedAndGivenUpIsABlocker() {
        attempt.sawBefore(start(), OLD);
        String commit = attempt.worked(CODE);
        attempt.failed("E3", commit, OLD, NEW);
        TurnBody.Submitted submission = attempt.submission(commit);
        Refused.with(
                attempt.tryTurn(attempt.next(), submission), 422, "these did not fail before the cycle: " + NEW + ";");

        attempt.ended(givenUp(submission));

        cycle.awaitStop("implementation-checkpoint");
        assertThat(cycle.view().at("/findings/0/severity").asText()).isEqualTo("blocker");
        assertThat(cycle.view().at("/findings/0/claim").asText()).startsWith("No passing test run shows task T1");
    }
}
