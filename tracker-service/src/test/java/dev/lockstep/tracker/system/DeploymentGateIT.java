package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.LiveCycle.Standing;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One verdict that is uncertain keeps deployment approval shut until a person waives it, or a later verdict passes. */
@QuarkusTest
class DeploymentGateIT {
    private static final String GATE = "deployment-approval";
    private LiveCycle cycle;

    @BeforeEach
    void verifyWithADoubt() {
        cycle = LiveCycle.begun(TestProject.added()).drivenTo("testing-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "testing-checkpoint").verified();
        cycle.awaitState("WORKING");
        judge(verdict -> verdict.dimension().equals("performance")
                ? new Verdict("performance", Outcome.UNCERTAIN, verdict.pointers(), "No run measured the limit")
                : verdict);
    }

    private void judge(UnaryOperator<Verdict> change) {
        Attempt review = cycle.claim(Someone.REVIEWER_AGENT);
        String commit = review.worked(review.documents());
        review.ended(review.judging(commit, change));
        cycle.awaitStop(GATE);
    }

    @Test
    void whileOneIsUncertainNobodyApprovesAndTheGateSaysWhatWouldHelp() {
        Standing shut = cycle.standing();

        Refused.with(
                cycle.approve(Someone.OPERATOR, GATE),
                409,
                "Blockers are open: F1 (verdict performance: uncertain)",
                "waive each with a reason");

        assertThat(cycle.standing()).isEqualTo(shut);
    }

    @Test
    void theGateListsTheVerdictsAndTheOpenFinding() {
        JsonNode subject = cycle.view().at("/stop/subject");

        assertThat(subject.path("verdicts").findValuesAsText("dimension"))
                .contains(
                        "criteria-proven", "threats", "performance", "tests", "secrets-and-dependencies", "documents");
        assertThat(subject.path("verdicts").findValuesAsText("verdict"))
                .containsOnlyOnce("uncertain")
                .contains("pass");
        assertThat(subject.at("/findings/0/state").asText()).isEqualTo("open");
    }

    @Test
    void aPersonsWaiverIsPartOfWhatIsApprovedAndOpensTheGate() {
        String before = cycle.digest();

        waive(Someone.TECH_LEAD, "Ten users, measured last year");

        assertThat(cycle.digest()).isNotEqualTo(before);
        assertThat(cycle.view()
                        .at("/stop/subject/findings/0/life/waived/reason")
                        .asText())
                .isEqualTo("Ten users, measured last year");
        JsonNode waived = cycle.view().at("/findings/0/waived");
        assertThat(waived.path("by").asText()).isEqualTo("tech-lead");
        assertThat(Instant.parse(waived.path("at").asText())).isBeforeOrEqualTo(Instant.now());
        Refused.with(
                cycle.decide(Someone.OPERATOR, GATE, Map.of("decision", "approve", "subjectDigest", before)),
                409,
                "look at it again");
        cycle.approved(Someone.OPERATOR, GATE).awaitWorkIn("post-mortem");
    }

    @Test
    void aWaiverWithoutAReasonOpensNothing() {
        Standing shut = cycle.standing();

        Refused.with(
                Someone.TECH_LEAD.post(Map.of("reason", " "), "/api/cycles/{c}/findings/F1/waiver", cycle.id()),
                400,
                "reason must say why");

        assertThat(cycle.standing()).isEqualTo(shut);
    }

    @Test
    void aLaterVerdictThatPassesOpensTheGateAndItsRunsAreOnRecord() {
        Map<String, Object> changes =
                Map.of("decision", "request-changes", "subjectDigest", cycle.digest(), "comment", "Measure it");
        assertThat(cycle.decide(Someone.OPERATOR, GATE, changes).statusCode()).isEqualTo(200);

        judge(UnaryOperator.identity());

        JsonNode finding = cycle.view().at("/findings/0");
        assertThat(finding.path("state").asText()).isEqualTo("fixed");
        assertThat(finding.at("/verified/runs/0").asText())
                .as("the first run of the leg that judged again, after a build, a test and a scan before")
                .isEqualTo(finding.at("/verified/session").asText() + "/E4");
        cycle.approved(Someone.OPERATOR, GATE).awaitWorkIn("post-mortem");
    }

    private void waive(Someone who, String reason) {
        Response waived = who.post(Map.of("reason", reason), "/api/cycles/{c}/findings/F1/waiver", cycle.id());
        assertThat(waived.statusCode()).as(waived.asString()).isEqualTo(200);
    }
}
