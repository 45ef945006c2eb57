package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.LiveCycle.Standing;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.SettingsFiles;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** At a gate that takes two approvals: decisions that can't count say why, and leave the gate as it was. */
@QuarkusTest
class RefusedDecisionsIT {
    private static final String GATE = "spec-approval";
    private LiveCycle cycle;
    private Standing waiting;

    @BeforeEach
    void openTheGate() {
        cycle = LiveCycle.begun(TestProject.added(SettingsFiles.workflow(
                text -> text.replaceFirst("(roles: \\[product-owner\\], approvals:) 1", "$1 2"))));
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification());
        cycle.awaitStop(GATE);
        waiting = cycle.standing();
    }

    private Map<String, Object> decision(String word, String comment, Object... more) {
        Map<String, Object> decision =
                new HashMap<>(Map.of("decision", word, "subjectDigest", cycle.digest(), "comment", comment));
        for (int i = 0; i < more.length; i += 2) {
            decision.put((String) more[i], more[i + 1]);
        }
        return decision;
    }

    @Test
    void theWrongPersonIsToldWhoMayDecide() {
        Refused.with(cycle.approve(Someone.TECH_LEAD, GATE), 403, "tech-lead", "product-owner");

        assertThat(cycle.standing()).isEqualTo(waiting);
    }

    @Test
    void nobodyApprovesTwice() {
        cycle.approved(Someone.PRODUCT_OWNER, GATE);
        Standing once = cycle.standing();

        Refused.with(cycle.approve(Someone.PRODUCT_OWNER, GATE), 409, "product-owner", "2 different people");

        assertThat(cycle.standing()).isEqualTo(once);
        assertThat(once.state()).isEqualTo("STOPPED");
    }

    @Test
    void theSecondPersonPassesTheGate() {
        cycle.approved(Someone.PRODUCT_OWNER, GATE);

        cycle.approved(Someone.SECOND_PRODUCT_OWNER, GATE);

        assertThat(cycle.view().path("phase").asText()).isEqualTo("architecture");
    }

    @Test
    void aDecisionAfterTheGateIsDecidedIsRefused() {
        cycle.approved(Someone.PRODUCT_OWNER, GATE).approved(Someone.SECOND_PRODUCT_OWNER, GATE);
        Standing passed = cycle.standing();
        Map<String, Object> late = Map.of("decision", "approve", "subjectDigest", waiting.stop());

        Refused.with(cycle.decide(Someone.PRODUCT_OWNER, GATE, late), 409, GATE, "second-product-owner");

        assertThat(cycle.standing()).isEqualTo(passed);
    }

    @Test
    void anUnknownDecisionWordIsRefusedWithTheKnownOnes() {
        Refused.with(
                cycle.decide(Someone.PRODUCT_OWNER, GATE, decision("wave-through", "")),
                400,
                "wave-through",
                "request-changes");

        assertThat(cycle.standing()).isEqualTo(waiting);
    }

    @Test
    void anUnknownPhaseToReturnToIsRefused() {
        Refused.with(
                cycle.decide(Someone.PRODUCT_OWNER, GATE, decision("return", "No.", "returnTo", "lunch")),
                400,
                "lunch");

        assertThat(cycle.standing()).isEqualTo(waiting);
    }

    @Test
    void aLaterPhaseToReturnToIsRefused() {
        Refused.with(
                cycle.decide(Someone.PRODUCT_OWNER, GATE, decision("return", "No.", "returnTo", "testing")),
                422,
                "testing");

        assertThat(cycle.standing()).isEqualTo(waiting);
    }

    @Test
    void changesWithoutACommentAreRefused() {
        Refused.with(cycle.decide(Someone.PRODUCT_OWNER, GATE, decision("request-changes", " ")), 422, "comment");

        assertThat(cycle.standing()).isEqualTo(waiting);
    }

    @Test
    void aDecisionWithoutADigestIsRefused() {
        Refused.with(cycle.decide(Someone.PRODUCT_OWNER, GATE, Map.of("decision", "approve")), 400, "subjectDigest");

        assertThat(cycle.standing()).isEqualTo(waiting);
    }

    @Test
    void aGateThatTheWorkflowDoesNotHaveIsNamed() {
        Refused.with(cycle.approve(Someone.PRODUCT_OWNER, "back-door"), 404, "back-door");

        assertThat(cycle.standing()).isEqualTo(waiting);
    }

    @Test
    void aCommitThatNoSessionAnnouncedShutsTheGate() {
        TestProject project = cycle.project();
        String foreign = project.commit(project.tip(cycle.branch()), Map.of("src/App.java", "smuggled"), "Quick fix");
        project.setRef(cycle.branch(), foreign);

        Refused.with(cycle.approve(Someone.PRODUCT_OWNER, GATE), 409, foreign, "Reset it");

        assertThat(cycle.standing()).isEqualTo(waiting);
    }

    @Test
    void aFindingThatIsNotThereCantBeWaived() {
        Refused.with(
                Someone.TECH_LEAD.post(Map.of("reason", "Fine."), "/api/cycles/{c}/findings/F9/waiver", cycle.id()),
                404,
                "F9");

        assertThat(cycle.standing()).isEqualTo(waiting);
    }
}
