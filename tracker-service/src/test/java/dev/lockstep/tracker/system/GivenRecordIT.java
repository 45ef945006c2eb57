package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.SettingsFiles;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a session is handed of the cycle's record. */
@QuarkusTest
class GivenRecordIT {
    private static final FindingClaim SLOW =
            new FindingClaim(Severity.MAJOR, "It reads all rows", "E1 took long", "src/App.java", 1, "AC1");

    @Test
    void theFinalVerificationGetsDecisionsVerdictsAndWaivers() {
        LiveCycle cycle = reviewed();
        assertOk(Someone.TECH_LEAD.post(
                Map.of("reason", "There are ten rows"), "/api/cycles/{id}/findings/F1/waiver", cycle.id()));
        cycle.approved(Someone.TECH_LEAD, "build-verification-checkpoint");
        cycle.claim(Someone.QA_AGENT).submitted(Documents.testPlan());
        cycle.awaitStop("testing-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "testing-checkpoint");
        String digest = cycle.awaitStop("user-verification");
        Map<String, Object> verdicts = new HashMap<>(cycle.allPass());
        verdicts.put("AC1", Map.of("pass", true, "comment", "Seen on my phone"));
        assertOk(cycle.decide(
                Someone.PRODUCT_OWNER,
                "user-verification",
                Map.of("decision", "approve", "subjectDigest", digest, "comment", "As agreed", "criteria", verdicts)));

        ClaimedLeg leg = lastOf(cycle, "final-verification")
                .claim(Someone.REVIEWER_AGENT)
                .leg();

        assertThat(leg.history())
                .contains("spec-approval decided by product-owner (product-owner) on digest ")
                .contains(
                        "user-verification decided by product-owner (product-owner) on digest " + digest
                                + ": approve, saying \"As agreed\"; criteria: AC1 pass, saying \"Seen on my phone\"; AC2 pass; AC3 pass")
                .contains("F1 waived by tech-lead, because \"There are ten rows\"")
                .contains("E1 test exit 0, 3 run 0 failed 0 skipped on code ")
                .contains("s5 opened: build-verification, round 1");
        assertThat(leg.findings())
                .extracting(Finding::id, Finding::state, Finding::reason)
                .containsExactly(tuple("F1", Finding.State.WAIVED, "There are ten rows (tech-lead)"));
    }

    @Test
    void aSessionBeforeIsToldWhyWorkWasSentBackAndNothingElse() {
        LiveCycle cycle = reviewed();
        assertOk(cycle.decide(
                Someone.TECH_LEAD,
                "build-verification-checkpoint",
                Map.of(
                        "decision", "return",
                        "returnTo", "implementation",
                        "subjectDigest", cycle.digest(),
                        "comment", "Name it after the bank's term")));

        ClaimedLeg leg = cycle.claim(Someone.ENGINEER_AGENT).leg();

        assertThat(leg.history())
                .contains("return to implementation, saying \"Name it after the bank's term\"")
                .contains("work returned to implementation by tech-lead; no longer valid: s4, s5")
                .hasLineCount(2);
        assertThat(leg.task()).isNotNull().returns("fix-F1", task -> task.id());
        assertThat(cycle.view().at("/tasks/1/description").asText()).isEqualTo("Name it after the bank's term");
    }

    @Test
    void aFreshSessionIsToldWhichDocumentWasSentBackAndThatItStillStands() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added());
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification());
        String digest = cycle.awaitStop("spec-approval");
        String rejected = cycle.view().at("/outputs/0/sha256").asText();
        assertOk(cycle.decide(
                Someone.PRODUCT_OWNER,
                "spec-approval",
                Map.of(
                        "decision", "return",
                        "returnTo", "product-specification",
                        "subjectDigest", digest,
                        "comment", "It is about dollars")));

        ClaimedLeg leg = cycle.claim(Someone.ARCHITECT_AGENT).leg();

        assertThat(leg.session()).isEqualTo("s2");
        assertThat(leg.transcript()).isEmpty();
        assertThat(leg.history())
                .contains("return to product-specification, saying \"It is about dollars\"")
                .contains("work returned to product-specification by product-owner; no longer valid: s1;"
                        + " what was sent back still stands in the branch: docs/product-spec.md "
                        + rejected.substring(0, 12) + " by s1");
    }

    @Test
    void aTemplateThatNamesNoHistoryGetsNone() {
        Map<String, String> own = SettingsFiles.template(
                "product-specification", text -> text.replace("findings, history,", "findings,"));
        LiveCycle cycle = LiveCycle.begun(TestProject.added(own));
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification());
        String digest = cycle.awaitStop("spec-approval");
        assertOk(cycle.decide(
                Someone.PRODUCT_OWNER,
                "spec-approval",
                Map.of(
                        "decision", "return",
                        "returnTo", "product-specification",
                        "subjectDigest", digest,
                        "comment", "Again")));

        assertThat(cycle.claim(Someone.ARCHITECT_AGENT).leg().history()).isNull();
    }

    /** A cycle whose build verification found something, at its checkpoint. */
    private static LiveCycle reviewed() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added()).drivenTo("implementation-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "implementation-checkpoint");
        cycle.claim(Someone.REVIEWER_AGENT).submitted(Documents.buildReview(cycle.id()), List.of(SLOW));
        cycle.awaitStop("build-verification-checkpoint");
        return cycle;
    }

    private static LiveCycle lastOf(LiveCycle cycle, String phase) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(cycle.view().path("sessions").findValuesAsText("phase"))
                        .endsWith(phase));
        return cycle;
    }

    private static void assertOk(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    }
}
