package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Session;
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
    void aCriterionThatTheSpecificationLacksIsNotJudged() {
        Map<String, CriterionVerdict> withAnother = Map.of("AC1", PASSED, "AC2", PASSED, "AC99", FAILED);

        Rejection approval = verification().refusalOf(cycle -> approval(cycle, withAnother));
        Rejection giveBack = verification().refusalOf(cycle -> returned(cycle, Map.of("AC99", FAILED)));

        assertThat(List.of(approval, giveBack))
                .allSatisfy(refusal -> assertThat(refusal.kind()).isEqualTo(Kind.INVALID))
                .allSatisfy(refusal -> assertThat(refusal.detail()).contains("no AC99", "AC1, AC2"));
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

    @Test
    void aRejectedCriterionIsAFindingAndATask() {
        DrivenCycle driven = verification();

        driven.does(cycle -> returned(cycle, PhaseName.IMPLEMENTATION, "Round as the bank does", FAILED));

        Finding finding = driven.state().findings().getFirst();
        assertThat(finding.claim()).isEqualTo("AC1 was rejected: The total is off by one");
        assertThat(finding.evidence()).isEqualTo("paul at user verification: The total is off by one");
        assertThat(finding.criterion()).isEqualTo("AC1");
        assertThat(driven.state().tasks())
                .extracting(Task::id, Task::title)
                .containsExactly(
                        tuple("fix-F1", "AC1 was rejected: The total is off by one"),
                        tuple("return-2", "Round as the bank does"));
    }

    @Test
    void aCommentThatOnlyRepeatsTheRejectionsIsNoTaskOfItsOwn() {
        DrivenCycle driven = verification();

        driven.does(cycle -> returned(cycle, PhaseName.IMPLEMENTATION, "AC1: The total is off by one", FAILED));

        assertThat(driven.state().tasks()).extracting(Task::id).containsExactly("fix-F1");
    }

    @Test
    void aRejectionWithoutAWordIsWorkToo() {
        DrivenCycle driven = verification();

        driven.does(
                cycle -> returned(cycle, PhaseName.IMPLEMENTATION, "Look again", new CriterionVerdict(false, null)));

        assertThat(driven.state().tasks()).extracting(Task::title).containsExactly("AC1 was rejected", "Look again");
    }

    @Test
    void theRejectionIsFixedWhenItsTaskIsSubmitted() {
        DrivenCycle driven = verification()
                .after(cycle -> returned(cycle, PhaseName.IMPLEMENTATION, "Once more", FAILED))
                .toStopOf(PhaseName.IMPLEMENTATION);

        assertThat(driven.state().findings().getFirst().state()).isEqualTo(Finding.State.FIXED);
    }

    @Test
    void afterAReturnFurtherBackTheRejectionStaysOpenUntilPeoplePassTheCriterion() {
        DrivenCycle driven = verification()
                .after(cycle -> returned(cycle, PhaseName.ARCHITECTURE, "Another design", FAILED))
                .toStopOf(PhaseName.USER_VERIFICATION);
        assertThat(driven.state().openFindings()).extracting(Finding::id).containsExactly("F1");

        driven.does(cycle -> approval(cycle, Map.of("AC1", PASSED, "AC2", PASSED)));

        Finding finding = driven.state().findings().getFirst();
        assertThat(finding.state()).isEqualTo(Finding.State.FIXED);
        assertThat(driven.state().session(String.valueOf(finding.reason())))
                .get()
                .returns(PhaseName.IMPLEMENTATION, Session::phase)
                .returns(false, Session::stale);
    }

    @Test
    void verdictsAtAnotherStopRejectNothing() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.TESTING);

        driven.does(cycle -> returned(cycle, PhaseName.IMPLEMENTATION, "Not so", FAILED));

        assertThat(driven.state().findings()).isEmpty();
    }

    private static Command returned(Cycle cycle, PhaseName to, String comment, CriterionVerdict first) {
        Command.Decide plain =
                Moves.sendBack(cycle, People.deciderOf(cycle.stopOf(cycle.currentPhase()), List.of()), to);
        return Moves.saying(plain, comment, Map.of("AC1", first, "AC2", PASSED));
    }

    private static Command returned(Cycle cycle, Map<String, CriterionVerdict> criteria) {
        Command.Decide plain = Moves.sendBack(
                cycle, People.deciderOf(cycle.stopOf(cycle.currentPhase()), List.of()), PhaseName.IMPLEMENTATION);
        return Moves.saying(plain, "Not so", criteria);
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
