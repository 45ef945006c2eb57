package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** User verification passes when a person saw every acceptance criterion hold. */
class UserVerificationTest {
    private static final CriterionVerdict PASSED = new CriterionVerdict(true, null);
    private static final CriterionVerdict FAILED = new CriterionVerdict(false, "The total is off by one");

    @Test
    void everyCriterionNeedsAVerdict() {
        Rejection refusal = verification().refusalOf(cycle -> approval(cycle, Map.of("AC1", PASSED)));

        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        assertThat(refusal.detail())
                .isEqualTo(
                        "Criteria without a pass: AC2. Give each a verdict; if one fails, return to an earlier phase");
    }

    @Test
    void aFailedCriterionIsNotApproved() {
        Rejection refusal = verification().refusalOf(cycle -> approval(cycle, Map.of("AC1", FAILED, "AC2", PASSED)));

        assertThat(refusal.detail()).contains("AC1").doesNotContain("AC2");
    }

    @Test
    void theVerdictsAreOnRecord() {
        DrivenCycle driven = verification();

        List<CycleEvent> events = driven.does(cycle -> approval(cycle, Map.of("AC1", PASSED, "AC2", PASSED)));

        assertThat(events.getFirst())
                .extracting(event -> ((CycleEvent.DecisionRecorded) event).criteria())
                .isEqualTo(Map.of("AC1", PASSED, "AC2", PASSED));
    }

    @Test
    void otherStopsAskForNoVerdicts() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.TESTING);

        driven.does(cycle -> approval(cycle, Map.of()));

        assertThat(driven.state().currentPhase()).isEqualTo(PhaseName.USER_VERIFICATION);
    }

    private static DrivenCycle verification() {
        return DrivenCycle.begun().toStopOf(PhaseName.USER_VERIFICATION);
    }

    private static Command approval(Cycle cycle, Map<String, CriterionVerdict> criteria) {
        Command.Decide approval = Moves.approve(cycle, People.PRODUCT_OWNER);
        return new Command.Decide(
                approval.by(),
                approval.stop(),
                approval.digest(),
                approval.decision(),
                approval.comment(),
                approval.returnTo(),
                criteria,
                approval.observedTip());
    }
}
