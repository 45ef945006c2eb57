package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Stage;
import org.junit.jupiter.api.Test;

/** A Git result that is told twice, or late, moves nothing. */
class LateGitResultTest {
    @Test
    void anAdvanceIsConfirmedOnce() {
        DrivenCycle driven = DrivenCycle.begun().until(Stage.Advancing.class);
        Command confirmation = Moves.next(driven.state());
        driven.does(confirmation);

        assertThat(driven.does(confirmation)).isEmpty();
        assertThat(driven.until(Stage.Advancing.class).does(confirmation)).isEmpty();
    }

    @Test
    void aRefusalOfEarlierWorkDoesNotFailTheRetry() {
        DrivenCycle driven = DrivenCycle.begun().until(Stage.Advancing.class);
        Command refusal = new Command.RefuseAdvance("commit-of-s1.1", "The branch was moved");
        driven.does(refusal);
        driven.until(Stage.Advancing.class);

        assertThat(driven.does(refusal)).isEmpty();
        assertThat(driven.state().stage()).isInstanceOf(Stage.Advancing.class);
    }

    @Test
    void anUpdateOfAnEarlierRoundDoesNotTakeTheBranchBack() {
        DrivenCycle driven = DrivenCycle.begun().until(Stage.Updating.class);
        Command early = Moves.next(driven.state());
        driven.toStopOf(PhaseName.FINAL_VERIFICATION)
                .after(cycle -> Moves.sendBack(cycle, People.OPERATOR, PhaseName.TESTING))
                .until(Stage.Updating.class);
        String tip = driven.state().tip();

        assertThat(driven.does(early)).isEmpty();
        assertThat(driven.state().tip()).isEqualTo(tip);
    }

    @Test
    void aMergeCommitOfAnEarlierTipIsNotPutUpForApproval() {
        DrivenCycle driven = DrivenCycle.begun().until(Stage.Preparing.class);
        Command early = Moves.next(driven.state());
        driven.after(_ -> early)
                .after(cycle -> Moves.requestChanges(cycle, People.OPERATOR))
                .until(Stage.Preparing.class);

        assertThat(driven.does(early)).isEmpty();
        assertThat(driven.state().stage()).isEqualTo(new Stage.Preparing());
    }

    @Test
    void aMergeOfAnotherCommitIsNotTheApprovedOne() {
        DrivenCycle driven = DrivenCycle.begun().until(Stage.Merging.class);

        assertThat(driven.does(new Command.ConfirmMerged("default-1", "another")))
                .isEmpty();
        assertThat(driven.state().merged()).isEmpty();
    }

    @Test
    void theFirstMergeToldAgainDoesNotCloseTheCycle() {
        DrivenCycle driven = DrivenCycle.begun().until(Stage.Merging.class);
        Command merged = Moves.next(driven.state());
        driven.does(merged);
        driven.until(Stage.Closing.class);

        assertThat(driven.does(merged)).isEmpty();
        assertThat(driven.state().isEnded()).isFalse();
    }

    @Test
    void aPostMortemThatWroteNothingClosesTheCycleAllTheSame() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.POST_MORTEM);
        driven.does(cycle -> Moves.draft(cycle).commit(cycle.tip()).at(Moves.end(cycle)));

        driven.until(Stage.Closing.class).does(Moves::next);

        assertThat(driven.state().stage()).isEqualTo(new Stage.Closed());
    }

    @Test
    void aRefusedAdvanceIsAFailureThatAPersonCanRetry() {
        DrivenCycle driven = DrivenCycle.begun().until(Stage.Advancing.class);

        driven.does(new Command.RefuseAdvance("commit-of-s1.1", "The branch was moved"));

        assertThat(Moves.latest(driven.state()).state()).isEqualTo(new LegState.Failed("s1.1", "The branch was moved"));
        assertThat(driven.state().tip()).isEqualTo("base");
        driven.until(Stage.Closed.class);
    }
}
