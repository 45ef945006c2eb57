package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Workflow;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import org.junit.jupiter.api.Test;

/** Blockers shut the stops from the phase that found them on, until they are fixed or waived with a reason. */
class BlockerRuleTest {
    @Test
    void anOpenBlockerShutsTheStopAndIsNamed() {
        DrivenCycle driven = withFinding(Workflows.standard(), Severity.BLOCKER).toStopOf(PhaseName.BUILD_VERIFICATION);

        Rejection refusal = driven.refusalOf(Moves::next);

        assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(refusal.detail())
                .contains("F1 (It loses data)", "Return to an earlier phase, or waive each with a reason");
    }

    @Test
    void anythingLessThanABlockerShutsNothing() {
        DrivenCycle driven = withFinding(Workflows.standard(), Severity.MAJOR).toStopOf(PhaseName.BUILD_VERIFICATION);

        driven.does(Moves::next);

        assertThat(driven.state().currentPhase()).isEqualTo(PhaseName.TESTING);
    }

    @Test
    void aWaivedBlockerOpensTheStopAndItsReasonStays() {
        DrivenCycle driven = withFinding(Workflows.standard(), Severity.BLOCKER).toStopOf(PhaseName.BUILD_VERIFICATION);

        driven.does(waiver(People.OPERATOR, "Only in a test environment"));
        driven.does(Moves::next);

        Finding finding = driven.state().findings().getFirst();
        assertThat(finding.state()).isEqualTo(Finding.State.WAIVED);
        assertThat(finding.reason()).isEqualTo("Only in a test environment (olga)");
        assertThat(driven.state().currentPhase()).isEqualTo(PhaseName.TESTING);
    }

    @Test
    void aWaiverNeedsARoleAReasonAndAnOpenFinding() {
        DrivenCycle driven = withFinding(Workflows.standard(), Severity.BLOCKER).toStopOf(PhaseName.BUILD_VERIFICATION);

        assertThat(driven.refusalOf(_ -> waiver(People.REQUESTER, "why")).kind())
                .isEqualTo(Kind.FORBIDDEN);
        assertThat(driven.refusalOf(_ -> waiver(People.OPERATOR, "")).kind()).isEqualTo(Kind.INVALID);
        assertThat(driven.refusalOf(_ -> new Command.WaiveFinding(People.OPERATOR, "F9", "why"))
                        .kind())
                .isEqualTo(Kind.UNKNOWN);
        driven.does(waiver(People.OPERATOR, "why"));
        assertThat(driven.refusalOf(_ -> waiver(People.OPERATOR, "again")).detail())
                .isEqualTo("Finding F1 is waived already");
    }

    @Test
    void aBlockerDoesNotShutTheStopsOnTheWayBackToWhereItWasFound() {
        DrivenCycle driven = withFinding(Workflows.standard(), Severity.BLOCKER)
                .toStopOf(PhaseName.BUILD_VERIFICATION)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.ARCHITECTURE));

        driven.toWorkIn(PhaseName.IMPLEMENTATION);

        assertThat(driven.state().openBlockers()).extracting(Finding::id).containsExactly("F1");
    }

    @Test
    void aBlockerOfAPhaseBeforeTheCodeIsSettledByThePassThatNoLongerFindsIt() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.ARCHITECTURE)
                .after(cycle -> Moves.draft(cycle)
                        .finding(Severity.BLOCKER, "Two criteria contradict each other")
                        .at(Moves.end(cycle)))
                .toStopOf(PhaseName.ARCHITECTURE)
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.PRODUCT_SPECIFICATION));

        driven.toWorkIn(PhaseName.IMPLEMENTATION_PLANNING);

        Finding finding = driven.state().findings().getFirst();
        assertThat(finding.state()).isEqualTo(Finding.State.FIXED);
        assertThat(finding.reason())
                .isEqualTo(driven.state()
                        .currentIn(PhaseName.ARCHITECTURE)
                        .getLast()
                        .id());
    }

    @Test
    void aBlockerThatTheNextPassFindsAgainStaysOpenAndIsNotRaisedTwice() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.ARCHITECTURE);
        for (int pass = 0; pass < 2; pass++) {
            driven.toWorkIn(PhaseName.ARCHITECTURE)
                    .after(cycle -> Moves.draft(cycle)
                            .finding(Severity.BLOCKER, "Two criteria contradict each other")
                            .at(Moves.end(cycle)))
                    .toStopOf(PhaseName.ARCHITECTURE)
                    .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.PRODUCT_SPECIFICATION));
        }

        assertThat(driven.state().openBlockers()).extracting(Finding::id).containsExactly("F1");
    }

    @Test
    void aCheckpointSetToAutoPassesByItselfAndSaysWhoSetIt() {
        DrivenCycle driven =
                DrivenCycle.begun(Workflows.auto(PhaseName.ARCHITECTURE)).toWorkIn(PhaseName.IMPLEMENTATION_PLANNING);

        assertThat(driven.state().passed(PhaseName.ARCHITECTURE).orElseThrow().approvedBy())
                .containsExactly("auto, set by tess");
    }

    @Test
    void aCheckpointSetToAutoWaitsForAPersonWhileABlockerIsOpen() {
        DrivenCycle driven = withFinding(Workflows.auto(PhaseName.BUILD_VERIFICATION), Severity.BLOCKER);

        driven.toStopOf(PhaseName.BUILD_VERIFICATION);

        assertThat(driven.refusalOf(Moves::next).kind()).isEqualTo(Kind.CONFLICT);
        driven.does(waiver(People.TECH_LEAD, "Known and harmless"));
        assertThat(driven.state().currentPhase()).isEqualTo(PhaseName.TESTING);
    }

    @Test
    void noSettingTurnsAGateOff() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.auto(PhaseName.IMPLEMENTATION_PLANNING));

        driven.toStopOf(PhaseName.IMPLEMENTATION_PLANNING);

        assertThat(driven.state().currentIn(PhaseName.IMPLEMENTATION)).isEmpty();
    }

    private static Command waiver(Person by, String reason) {
        return new Command.WaiveFinding(by, "F1", reason);
    }

    private static DrivenCycle withFinding(Workflow workflow, Severity severity) {
        return DrivenCycle.begun(workflow)
                .toWorkIn(PhaseName.BUILD_VERIFICATION)
                .after(cycle ->
                        Moves.draft(cycle).finding(severity, "It loses data").at(Moves.end(cycle)));
    }
}
