package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.contracts.workflow.Workflow;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A task is done when its tests pass. When they can't, a person decides before anything is built on it. */
class RedTaskTest {
    private static final String WHY = "The database driver is not released yet";

    @Test
    void aTaskIsNotDoneWhileItsLastTestRunOnTheSubmittedCodeIsRed() {
        Rejection refusal = refusalOf(draft -> draft.run("E2", "test", 1, Draft.TREE));

        assertThat(refusal.problems())
                .anyMatch(
                        problem -> problem.startsWith("The last test run on the submitted code ended with exit code 1;"
                                + " run test once more when it passes. If it can't, say why in whyNotGreen"));
    }

    @Test
    void whatTheFormAlwaysAsksForExcusesNoRedTests() {
        Rejection refusal =
                refusalOf(draft -> draft.run("E2", "test", 1, Draft.TREE).deviating("none"));

        assertThat(refusal.problems()).anyMatch(problem -> problem.contains("whyNotGreen"));
    }

    @Test
    void aBlankReasonIsNone() {
        Rejection refusal =
                refusalOf(draft -> draft.run("E2", "test", 1, Draft.TREE).notGreen(" "));

        assertThat(refusal.problems()).anyMatch(problem -> problem.contains("whyNotGreen"));
    }

    @Test
    void aTestRunOnOtherCodeProvesNothingAboutATask() {
        Rejection refusal = refusalOf(draft -> draft.run("E1", "test", 0, "an earlier tree"));

        assertThat(refusal.problems())
                .anyMatch(problem -> problem.startsWith("No test run on the submitted code is on record"));
    }

    @Test
    void aReasonForRedTestsExcusesNothingElse() {
        Rejection refusal = refusalOf(draft -> red(draft).dimension("behaviour"));

        assertThat(refusal.problems())
                .singleElement()
                .asString()
                .startsWith("Dimension 'behaviour' is not settled: point to D (");
    }

    @Test
    void aReasonForRedTestsDoesNotLowerTheBarWhileTheyPass() {
        Rejection refusal =
                refusalOf(draft -> draft.notGreen(WHY).confidence(0.5).dimension("tests"));

        assertThat(refusal.problems()).anyMatch(problem -> problem.startsWith("Confidence is 0.500"));
    }

    @Test
    void aTaskWhoseTestsCannotPassRaisesABlockerWithItsReasonAndTheNextIsNotBegun() {
        DrivenCycle driven = stoppedOnRed(Workflows.standard());

        Finding blocker = driven.state().openBlockers().getFirst();
        assertThat(blocker.claim()).isEqualTo("No passing test run shows task T1");
        assertThat(blocker.evidence()).isEqualTo(WHY);
        assertThat(driven.stop().phase()).isEqualTo(PhaseName.IMPLEMENTATION);
        assertThat(tasksOf(driven)).containsExactly("T1");
        assertThat(driven.refusalOf(Moves::next).kind()).isEqualTo(Kind.CONFLICT);
    }

    @Test
    void aCheckpointThatPassesByItselfDoesNotPassARedTask() {
        DrivenCycle driven = stoppedOnRed(Workflows.auto(PhaseName.IMPLEMENTATION));

        assertThat(tasksOf(driven)).containsExactly("T1");
    }

    @Test
    void onceAPersonWaivesItTheNextTaskBegins() {
        DrivenCycle driven = stoppedOnRed(Workflows.standard());

        List<CycleEvent> events = driven.does(new Command.WaiveFinding(People.TECH_LEAD, "F1", "Known upstream"));

        assertThat(DrivenCycle.namesOf(events)).containsExactly("FindingWaived", "SessionOpened", "LegDispatched");
        assertThat(tasksOf(driven)).containsExactly("T1", "T2");
    }

    @Test
    void onceTheSameSessionMakesItGreenTheNextTaskBegins() {
        DrivenCycle driven = stoppedOnRed(Workflows.standard())
                .after(cycle -> Moves.requestChanges(cycle, People.TECH_LEAD))
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(Moves::submit)
                .after(Moves::next);

        assertThat(driven.state().findings()).extracting(Finding::state).containsExactly(Finding.State.FIXED);
        assertThat(tasksOf(driven)).containsExactly("T1", "T2");
    }

    @Test
    void sentBackItsRepairComesFirstAndTheTasksNotYetBegunFollow() {
        DrivenCycle driven = stoppedOnRed(Workflows.standard())
                .after(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION));

        assertThat(driven.state().tasks()).extracting(Task::id).containsExactly("fix-F1", "return-2", "T2");
        driven.until(cycle -> cycle.currentPhase() == PhaseName.BUILD_VERIFICATION);
        assertThat(tasksOf(driven)).containsExactly("fix-F1", "return-2", "T2");
        assertThat(driven.state().openBlockers()).isEmpty();
    }

    private static Draft red(Draft draft) {
        return draft.run("E2", "test", 1, Draft.TREE).notGreen(WHY).confidence(0.6);
    }

    private static DrivenCycle stoppedOnRed(Workflow workflow) {
        return DrivenCycle.begun(workflow)
                .toWorkIn(PhaseName.IMPLEMENTATION)
                .after(cycle -> red(Moves.draft(cycle)).at(Moves.end(cycle)))
                .until(Stage.AtStop.class);
    }

    private static List<String> tasksOf(DrivenCycle driven) {
        return driven.state().currentIn(PhaseName.IMPLEMENTATION).stream()
                .map(Session::task)
                .map(task -> task.orElseThrow().id())
                .toList();
    }

    private static Rejection refusalOf(UnaryOperator<Draft> spoil) {
        return DrivenCycle.begun().toWorkIn(PhaseName.IMPLEMENTATION).refusalOf(cycle -> spoil.apply(Moves.draft(cycle))
                .at(Moves.end(cycle)));
    }
}
