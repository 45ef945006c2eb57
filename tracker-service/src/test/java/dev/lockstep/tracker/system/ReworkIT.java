package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.SettingsFiles;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was found goes back, by a person or as the project allowed in advance, and becomes tasks that mend it one by one. */
@QuarkusTest
class ReworkIT {
    private static final String CENT = "LedgerTest#cent";
    private static final String LETTERS = "LedgerTest#letters";
    private static final String SETTINGS = """
            checkpoints:
              implementation-checkpoint: auto
              build-verification-checkpoint: {on_blockers: return}
            rework: {max_rounds: 1}
            """;

    @Test
    void aBlockerGoesBackIsFixedAndVerifiedAndAtTheBoundAPersonDecides() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added(SettingsFiles.settings(SETTINGS)));
        planned(cycle);
        built(cycle, "int balance;");
        reviewed(cycle, "It loses data");

        cycle.awaitWorkIn("implementation");
        Attempt mending = cycle.claim(Someone.ENGINEER_AGENT);
        assertThat(mending.leg().task()).isNotNull().returns("fix-F1", task -> task.id());
        assertThat(mending.leg().history())
                .contains("work returned to implementation by on_blockers, set by the project's settings");
        mending.submitted(Map.of("src/App.java", "class App { long balance; }\n"));
        cycle.awaitWorkIn("build-verification");
        reviewed(cycle, "It is slow");

        cycle.awaitStop("build-verification-checkpoint");
        JsonNode view = cycle.view();
        assertThat(view.path("reworkRounds").asInt()).isEqualTo(1);
        assertThat(view.path("maxReworkRounds").asInt()).isEqualTo(1);
        assertThat(view.path("next").asText()).contains("decides build-verification-checkpoint.", "begun again once");
        JsonNode first = view.at("/findings/0");
        assertThat(first.path("state").asText()).isEqualTo("fixed");
        assertThat(first.at("/fixed/session").asText()).isEqualTo("s6");
        assertThat(first.at("/fixed/commit").asText())
                .isEqualTo(view.at("/sessions/5/commit").asText());
        assertThat(first.at("/verified/runs/0").asText()).isEqualTo("s7/E1");
        assertThat(view.at("/findings/1/state").asText()).isEqualTo("open");
    }

    @Test
    void ofTwoDefectsTheFirstTaskLeavesTheSecondsTestRedAndTheLastTaskLeavesNone() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added()).drivenTo("build-verification-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "build-verification-checkpoint").awaitWorkIn("testing");
        tested(cycle.claim(Someone.QA_AGENT));
        cycle.awaitStop("testing-checkpoint");
        returned(cycle, "testing-checkpoint");

        Attempt first = cycle.claim(Someone.ENGINEER_AGENT);
        String half = first.worked(Map.of("src/App.java", "class App { long balance; }\n"));
        first.failed("E3", half, CENT, LETTERS);
        Refused.with(
                first.tryTurn(first.next(), first.submission(half)),
                422,
                "of what failed when the task began nothing passes now: " + CENT + ", " + LETTERS);
        first.failed("E4", half, LETTERS).ended(first.submission(half));

        cycle.awaitWorkIn("implementation");
        Attempt last = cycle.claim(Someone.ENGINEER_AGENT);
        assertThat(last.leg().task()).isNotNull().returns("fix-F2", task -> task.id());
        assertThat(states(cycle)).containsExactly("fixed", "open");
        String whole = last.worked(Map.of("src/App.java", "class App { long balance = 0; }\n"));
        last.failed("E3", whole, LETTERS);
        Refused.with(last.tryTurn(last.next(), last.submission(whole)), 422, "ended with exit code 1; run test once");
        last.ran("E4", 0, whole).ended(last.submission(whole));

        cycle.awaitWorkIn("implementation");
        assertThat(states(cycle)).containsExactly("fixed", "fixed");
    }

    private static List<String> states(LiveCycle cycle) {
        List<String> states = new ArrayList<>();
        cycle.view()
                .path("findings")
                .forEach(finding -> states.add(finding.path("state").asText()));
        return states;
    }

    /** Testing whose last run shows two defects. */
    private static void tested(Attempt attempt) {
        String commit = attempt.worked(attempt.documents());
        attempt.failed("E3", commit, CENT, LETTERS);
        attempt.ended(attempt.judging(
                commit,
                List.of(blocker("It loses a cent"), blocker("It takes letters for numbers")),
                verdict -> new Verdict(verdict.dimension(), Outcome.UNCERTAIN, List.of(), "Two tests fail.")));
    }

    private static FindingClaim blocker(String claim) {
        return new FindingClaim(Severity.BLOCKER, claim, "E1", "src/App.java", 1, "AC1");
    }

    private static void returned(LiveCycle cycle, String stop) {
        Response returned = cycle.decide(
                Someone.TECH_LEAD,
                stop,
                Map.of(
                        "decision", "return",
                        "returnTo", "implementation",
                        "subjectDigest", cycle.digest(),
                        "comment", "Mend both"));
        assertThat(returned.statusCode()).as(returned.asString()).isEqualTo(200);
        cycle.awaitWorkIn("implementation");
    }

    private static void planned(LiveCycle cycle) {
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification());
        cycle.awaitStop("spec-approval");
        cycle.approved(Someone.PRODUCT_OWNER, "spec-approval");
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.architecture());
        cycle.awaitStop("architecture-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "architecture-checkpoint");
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.plan(Documents.TASK));
        cycle.awaitStop("implementation-approval");
        cycle.approved(Someone.TECH_LEAD, "implementation-approval");
    }

    private static void built(LiveCycle cycle, String code) {
        cycle.claim(Someone.ENGINEER_AGENT).submitted(Map.of("src/App.java", "class App { " + code + " }\n"));
        cycle.awaitWorkIn("build-verification");
    }

    private static void reviewed(LiveCycle cycle, String blocker) {
        cycle.claim(Someone.REVIEWER_AGENT).submitted(Documents.buildReview(cycle.id()), List.of(blocker(blocker)));
    }
}
