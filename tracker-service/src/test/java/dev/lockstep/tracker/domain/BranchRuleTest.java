package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A commit on the cycle's branch that no session announced shuts the next gate. */
class BranchRuleTest {
    @Test
    void anApprovalIsRefusedWhileTheBranchEndsElsewhere() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.ARCHITECTURE);

        Rejection refusal = driven.refusalOf(cycle -> approval(cycle, Optional.of("a stranger's commit")));

        assertThat(refusal.kind()).isEqualTo(Kind.CONFLICT);
        assertThat(refusal.detail())
                .contains("a stranger's commit", driven.state().tip(), "Reset it");
    }

    @Test
    void anApprovalIsRefusedWhenTheBranchIsGone() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.ARCHITECTURE);

        assertThat(driven.refusalOf(cycle -> approval(cycle, Optional.empty())).detail())
                .contains("ends at nothing");
    }

    @Test
    void aBranchThatDoesNotExistYetIsAsAnnouncedWhileNothingWasWritten() {
        DrivenCycle driven = DrivenCycle.begun()
                .toWorkIn(PhaseName.PRODUCT_SPECIFICATION)
                .after(cycle -> Moves.draft(cycle).commit("base").at(Moves.end(cycle)));

        driven.does(cycle -> approval(cycle, Optional.empty()));

        assertThat(driven.state().currentPhase()).isEqualTo(PhaseName.ARCHITECTURE);
    }

    @Test
    void askingForChangesNeedsNoCleanBranch() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.ARCHITECTURE);

        driven.does(cycle -> seeing(Moves.requestChanges(cycle, People.TECH_LEAD), Optional.of("a stranger's commit")));

        assertThat(driven.state().stage()).isEqualTo(new Stage.Working(PhaseName.ARCHITECTURE));
    }

    private static Command approval(Cycle cycle, Optional<String> observedTip) {
        return seeing((Command.Decide) Moves.next(cycle), observedTip);
    }

    private static Command seeing(Command.Decide decide, Optional<String> observedTip) {
        return new Command.Decide(
                decide.by(),
                decide.stop(),
                decide.digest(),
                decide.decision(),
                decide.comment(),
                decide.returnTo(),
                decide.criteria(),
                observedTip);
    }
}
