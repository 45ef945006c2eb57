package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was approved is what lands, however the default branch moves meanwhile. */
class DefaultBranchTest {
    @Test
    void whenItMovedBeforeTheMergeTheApprovalIsVoidAndVerificationRunsAgain() {
        DrivenCycle driven = DrivenCycle.begun().until(Stage.Merging.class);
        String approved = driven.state()
                .passed(PhaseName.FINAL_VERIFICATION)
                .orElseThrow()
                .digest();

        List<CycleEvent> events = driven.does(new Command.ReportDefaultMoved("default-2"));

        assertThat(events).singleElement().isInstanceOfSatisfying(CycleEvent.StopStaled.class, staled -> {
            assertThat(staled.subjectDigest()).isEqualTo(approved);
            assertThat(staled.reason()).contains("default-2", "verification runs again");
        });
        assertThat(driven.state().stage()).isEqualTo(new Stage.Updating(PhaseName.FINAL_VERIFICATION));
        assertThat(driven.state().passed(PhaseName.FINAL_VERIFICATION)).isEmpty();
        assertThat(driven.state().currentIn(PhaseName.FINAL_VERIFICATION)).isEmpty();
    }

    @Test
    void afterItMovedTheNewVerificationStartsFromTheUpdatedBranch() {
        DrivenCycle driven =
                DrivenCycle.begun().until(Stage.Merging.class).after(_ -> new Command.ReportDefaultMoved("default-2"));

        driven.does(cycle -> new Command.ConfirmUpdate(cycle.tip(), "updated", "default-2", List.of()));

        Session fresh = Moves.latest(driven.state());
        assertThat(fresh.phase()).isEqualTo(PhaseName.FINAL_VERIFICATION);
        assertThat(fresh.round()).isEqualTo(2);
        assertThat(fresh.startCommit()).isEqualTo("updated");
        driven.toStopOf(PhaseName.FINAL_VERIFICATION).until(Stage.Closed.class);
    }

    @Test
    void whenItMovedWhilePreparingVerificationRunsAgain() {
        DrivenCycle driven = DrivenCycle.begun().until(Stage.Preparing.class);

        driven.does(new Command.ReportDefaultMoved("default-2"));

        assertThat(driven.state().stage()).isEqualTo(new Stage.Updating(PhaseName.FINAL_VERIFICATION));
        driven.until(Stage.Closed.class);
    }

    @Test
    void theFinalVerificationOpensNoStopBeforeTheMergeCommitStands() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.FINAL_VERIFICATION);

        driven.does(cycle -> Moves.draft(cycle).commit(cycle.tip()).at(Moves.end(cycle)));

        assertThat(driven.state().stage()).isEqualTo(new Stage.Preparing());
    }

    @Test
    void afterTheMergeThePostMortemIsAllThatIsLeft() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.POST_MORTEM);

        assertThat(driven.state().merged()).isPresent();
        assertThat(driven.refusalOf(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION))
                        .detail())
                .isEqualTo("The change is merged; start a new cycle for what is to change");
        driven.does(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.POST_MORTEM));
        driven.until(Stage.Closed.class);
    }
}
