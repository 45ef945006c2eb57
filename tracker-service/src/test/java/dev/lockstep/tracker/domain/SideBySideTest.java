package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Tasks that can't meet are built side by side and land one after another, each with evidence for what lands. */
class SideBySideTest {
    private static final Task A = Draft.taskOn("A", "src/a.java");
    private static final Task B = Draft.taskOn("B", "src/b.java");
    private static final Task C = Draft.taskOn("C", "src/c.java");

    @Test
    void asManyTasksBeginAsTheProjectAllows() {
        DrivenCycle driven = planned(2, A, B, C);

        assertThat(running(driven)).containsExactly("A", "B");
        assertThat(driven.state().running()).extracting(Session::startCommit).containsOnly("commit-of-s3.1");
    }

    @Test
    void withoutTheSettingTasksFollowOneAnother() {
        assertThat(running(planned(1, A, B, C))).containsExactly("A");
    }

    @Test
    void aTaskWaitsUntilWhatItNeedsHasLanded() {
        DrivenCycle driven = planned(3, A, Draft.taskOn("N", "src/n.java", "A"), B);
        assertThat(running(driven)).containsExactly("A", "B");

        submits(driven, "A");
        assertThat(running(driven)).containsExactly("A", "B");

        assertThat(DrivenCycle.namesOf(driven.does(Moves::next)))
                .containsExactly("BranchAdvanced", "SessionOpened", "LegDispatched");
        assertThat(running(driven)).containsExactly("B", "N");
    }

    @Test
    void tasksThatMayChangeTheSameFilesKeepThePlansOrder() {
        DrivenCycle driven = planned(
                3, Draft.taskOn("A", "src/"), Draft.taskOn("M", "src/m.java"), Draft.taskOn("L", "src/m.java"), B);
        assertThat(running(driven)).containsExactly("A");

        lands(driven, "A");

        assertThat(running(driven)).containsExactly("M", "B");
    }

    @Test
    void aTaskThatNamesNoFilesIsBuiltAlone() {
        DrivenCycle driven = planned(3, A, Draft.task("X"), B);
        assertThat(running(driven)).containsExactly("A");

        lands(driven, "A");
        assertThat(running(driven)).containsExactly("X");

        lands(driven, "X");
        assertThat(running(driven)).containsExactly("B");
    }

    @Test
    void whatIsSubmittedMeanwhileWaitsItsTurn() {
        DrivenCycle driven = planned(2, A, B);
        submits(driven, "B");
        assertThat(driven.state().stage()).isInstanceOf(Stage.Advancing.class);

        assertThat(DrivenCycle.namesOf(submits(driven, "A"))).containsExactly("LegSubmitted");

        assertThat(driven.state().stage()).isInstanceOfSatisfying(Stage.Advancing.class, stage -> assertThat(stage.to())
                .isEqualTo("commit-of-s5.1"));
        driven.does(Moves::next);
        assertThat(driven.state().stage())
                .isEqualTo(new Stage.Rebasing(PhaseName.IMPLEMENTATION, "s4", "commit-of-s5.1", "commit-of-s4.1"));
    }

    @Test
    void whatBeganElsewhereIsPutOnTopAndShownAnewBeforeItLands() {
        DrivenCycle driven = rebasing(2, A, B);

        List<CycleEvent> events = driven.does(Moves::next);

        assertThat(DrivenCycle.namesOf(events)).containsExactly("WorkRebased", "LegDispatched");
        Session moved = session(driven, "B");
        assertThat(moved.state().leg()).isEqualTo("s5.2");
        assertThat(moved.startCommit()).isEqualTo("commit-of-s4.1");
        assertThat(moved.ground().base()).isEqualTo("commit-of-s4.1");
        assertThat(moved.ground().picked()).contains("picked-of-commit-of-s5.1");
        assertThat(driven.state().tip()).isEqualTo("commit-of-s4.1");
        driven.toStopOf(PhaseName.IMPLEMENTATION);
        assertThat(driven.state().tip()).isEqualTo("commit-of-s5.2");
    }

    @Test
    void evidenceForTheCodeBeforeDoesNotCountForTheCodeAfter() {
        DrivenCycle driven = rebasing(2, A, B);
        driven.does(Moves::next);
        driven.does(Moves::next);

        Rejection refusal = driven.refusalOf(
                cycle -> Moves.draft(cycle).onTree("tree of both").at(Moves.end(session(driven, "B"))));

        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        assertThat(refusal.problems())
                .anyMatch(problem -> problem.startsWith("No test run on the submitted code is on record"));
    }

    @Test
    void workThatChangesNothingIsShownAnewAllTheSame() {
        DrivenCycle driven = planned(2, A, B);
        String base = driven.state().tip();
        lands(driven, "A");
        driven.does(Moves.claim(session(driven, "B")));

        driven.does(cycle -> Moves.draft(cycle).commit(base).at(Moves.end(session(driven, "B"))));

        assertThat(driven.state().stage()).isInstanceOf(Stage.Rebasing.class);
    }

    @Test
    void aConflictBeginsTheTaskAgainInAFreshSessionOnTheNewBase() {
        DrivenCycle driven = rebasing(2, A, B);

        List<CycleEvent> events = driven.does(conflicting(driven));

        assertThat(DrivenCycle.namesOf(events)).containsExactly("TaskRestarted", "SessionOpened", "LegDispatched");
        assertThat(driven.state().session("s5").orElseThrow().stale()).isTrue();
        assertThat(session(driven, "B")).returns("s6", Session::id).returns("commit-of-s4.1", Session::startCommit);
        driven.toStopOf(PhaseName.IMPLEMENTATION);
        assertThat(driven.state().tip()).isEqualTo("commit-of-s6.1");
        assertThat(driven.state().currentIn(PhaseName.IMPLEMENTATION))
                .extracting(Session::id)
                .containsExactly("s4", "s6");
    }

    @Test
    void theFreshSessionAnswersForWhatWasFoundInTheDroppedWork() {
        DrivenCycle driven = planned(2, A, B);
        lands(driven, "A");
        submits(driven, "B", draft -> draft.finding(Severity.BLOCKER, "It loses data"));
        driven.does(conflicting(driven));
        assertThat(driven.state().findings()).extracting(Finding::state).containsExactly(Finding.State.OPEN);

        driven.toStopOf(PhaseName.IMPLEMENTATION);

        assertThat(driven.state().findings()).extracting(Finding::state).containsExactly(Finding.State.FIXED);
    }

    @Test
    void aTaskIsDoneAgainOnlySoOften() {
        DrivenCycle driven = overtaken();
        int sessions = driven.state().sessions().size();

        driven.does(conflicting(driven));

        LegState failed = session(driven, "B").state();
        assertThat(failed).isInstanceOf(LegState.Failed.class);
        assertThat(((LegState.Failed) failed).reason())
                .isEqualTo(
                        "Task B was done again 3 times, as often as it may by itself, because other tasks landed first,"
                                + " and once more others did, the last time with a conflict in src/App.java. Retry it when fewer"
                                + " tasks are being built");
        assertThat(driven.state().sessions()).hasSize(sessions);
    }

    @Test
    void aRetryAllowsAsManyTimesMore() {
        DrivenCycle driven = overtaken();
        driven.does(conflicting(driven));
        driven.does(Moves.retry(session(driven, "B").id(), People.TECH_LEAD));
        submits(driven, "B");
        assertThat(driven.state().stage()).isInstanceOf(Stage.Rebasing.class);

        assertThat(DrivenCycle.namesOf(driven.does(Moves::next))).containsExactly("WorkRebased", "LegDispatched");
    }

    @Test
    void aSessionThatFailsHoldsUpNoOther() {
        DrivenCycle driven = planned(2, A, B);
        submits(driven, "A");
        driven.does(Moves.claim(session(driven, "B")));

        driven.does(new Command.FailLeg(Moves.end(session(driven, "B")), "The build tool is missing"));

        assertThat(driven.state().stage()).isInstanceOf(Stage.Advancing.class);
        driven.does(Moves::next);
        assertThat(driven.state().stage()).isEqualTo(new Stage.Working(PhaseName.IMPLEMENTATION));
        assertThat(running(driven)).containsExactly("B");
        driven.toStopOf(PhaseName.IMPLEMENTATION);
    }

    @Test
    void aBlockerLetsNothingNewBeginAndTheStopWaitsForWhatIsBeingBuilt() {
        DrivenCycle driven = planned(2, A, B, C);
        submits(driven, "A", draft -> draft.finding(Severity.BLOCKER, "It loses data"));
        driven.does(Moves::next);
        assertThat(running(driven)).containsExactly("B");

        lands(driven, "B");

        assertThat(driven.stop().phase()).isEqualTo(PhaseName.IMPLEMENTATION);
        assertThat(driven.state().openBlockers()).hasSize(1);
    }

    @Test
    void waivedWhileOthersAreBuiltTheNextTaskBeginsAtOnce() {
        DrivenCycle driven = planned(2, A, B, C);
        submits(driven, "A", draft -> draft.finding(Severity.BLOCKER, "It loses data"));
        driven.does(Moves::next);

        driven.does(new Command.WaiveFinding(People.TECH_LEAD, "F1", "It can wait"));

        assertThat(running(driven)).containsExactly("B", "C");
    }

    @Test
    void changesAreAskedOfTheWorkThatIsOnTop() {
        DrivenCycle driven = planned(2, A, B);
        lands(driven, "B");
        lands(driven, "A");

        driven.does(cycle -> Moves.requestChanges(cycle, People.TECH_LEAD));

        assertThat(running(driven)).containsExactly("A");
        assertThat(session(driven, "A").ground().base())
                .isEqualTo(driven.state().tip());
        assertThat(session(driven, "A").startCommit()).isEqualTo("commit-of-s5.1");
    }

    @Test
    void repairsAreBuiltOneByOne() {
        DrivenCycle driven = planned(3, A, B);
        submits(driven, "A", draft -> draft.finding(Severity.BLOCKER, "It loses data")
                .finding(Severity.BLOCKER, "It is slow"));
        driven.toStopOf(PhaseName.IMPLEMENTATION);

        driven.does(cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION));

        assertThat(running(driven)).containsExactly("fix-F1");
    }

    @Test
    void cancelledNeitherOfTwoGoesOn() {
        DrivenCycle driven = planned(2, A, B);
        driven.does(Moves.claim(session(driven, "A")));
        List<Session> both = driven.state().running();

        driven.does(new Command.Cancel(People.REQUESTER, "Not needed any more"));

        assertThat(driven.refusalOf(cycle -> Moves.submit(cycle, both.getFirst()))
                        .kind())
                .isEqualTo(Kind.FENCED);
        assertThat(driven.refusalOf(_ -> Moves.claim(both.getLast())).kind()).isEqualTo(Kind.FENCED);
    }

    @Test
    void aRebaseThatIsToldLateOrTwiceChangesNothing() {
        DrivenCycle driven = rebasing(2, A, B);
        Command done = Moves.next(driven.state());
        Command refused = conflicting(driven);
        driven.does(done);

        assertThat(driven.does(done)).isEmpty();
        assertThat(driven.does(refused)).isEmpty();
    }

    private static DrivenCycle planned(int atOnce, Task... tasks) {
        return DrivenCycle.begun(Workflows.sideBySide(Workflows.standard(), atOnce))
                .toWorkIn(PhaseName.IMPLEMENTATION_PLANNING)
                .after(cycle -> Moves.draft(cycle).tasks(tasks).at(Moves.end(cycle)))
                .until(cycle -> cycle.currentPhase() == PhaseName.IMPLEMENTATION);
    }

    /** To where B is submitted on a base that A has left behind. */
    private static DrivenCycle rebasing(int atOnce, Task... tasks) {
        DrivenCycle driven = planned(atOnce, tasks);
        lands(driven, "A");
        submits(driven, "B");
        return driven;
    }

    /** To where B, done again as often as it may be, finds one more task landed before it. */
    private static DrivenCycle overtaken() {
        DrivenCycle driven = planned(2, A, B, C, Draft.taskOn("D", "src/d.java"), Draft.taskOn("E", "src/e.java"));
        for (String other : List.of("A", "C", "D")) {
            lands(driven, other);
            submits(driven, "B");
            driven.does(other.equals("C") ? conflicting(driven) : Moves.next(driven.state()));
        }
        lands(driven, "E");
        submits(driven, "B");
        return driven;
    }

    private static Command conflicting(DrivenCycle driven) {
        Stage.Rebasing stage = (Stage.Rebasing) driven.state().stage();
        return new Command.RefuseRebase(stage.commit(), stage.onto(), List.of("src/App.java"));
    }

    private static List<CycleEvent> submits(DrivenCycle driven, String task) {
        return submits(driven, task, draft -> draft);
    }

    private static List<CycleEvent> submits(DrivenCycle driven, String task, UnaryOperator<Draft> spoil) {
        driven.does(Moves.claim(session(driven, task)));
        Session session = session(driven, task);
        return driven.does(spoil.apply(Moves.draft(driven.state(), session)).at(Moves.end(session)));
    }

    private static void lands(DrivenCycle driven, String task) {
        submits(driven, task);
        while (!session(driven, task).ground().landed()) {
            driven.does(
                    driven.state().stage() instanceof Stage.Landing
                            ? Moves.next(driven.state())
                            : Moves.next(driven.state(), session(driven, task)));
        }
    }

    private static Session session(DrivenCycle driven, String task) {
        return driven.state().currentIn(PhaseName.IMPLEMENTATION).stream()
                .filter(session -> session.taskId().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> running(DrivenCycle driven) {
        return driven.state().running().stream().map(Session::taskId).toList();
    }
}
